import type { FormTemplate } from '../template.ts';
import { CARRY_OUT_FORMS } from './carryOut.ts';
import { CONCLUDE_FORMS } from './conclude.ts';
import { CONDUCT_FORMS } from './conduct.ts';
import { MINUTES_FORMS } from './minutes.ts';
import { PREPARE_FORMS } from './prepare.ts';

/** Every form the product ships, in the order of an inspection. */
export const FORMS: readonly FormTemplate[] = [
  ...PREPARE_FORMS,
  ...MINUTES_FORMS,
  ...CONDUCT_FORMS,
  ...CONCLUDE_FORMS,
  ...CARRY_OUT_FORMS,
];
