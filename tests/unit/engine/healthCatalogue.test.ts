import { expect, it } from 'vitest';
import { en, vi } from '../../../renderer/app/i18n/catalogue.ts';
import { JOURNAL_CHECKS, VAULT_CHECKS } from '../../../shared/engine/health/checks/index.ts';
import { RULES } from '../../../shared/engine/health/finding.ts';

it('every finding has a rule, a check that looks for it, and a text', () => {
  const codes = Object.keys(RULES).sort();
  const looked = new Set([...JOURNAL_CHECKS, ...VAULT_CHECKS].flatMap(check => check.codes));
  expect([...looked].sort()).toEqual(codes);
  for (const texts of [vi, en]) expect(Object.keys(texts.health.code).sort()).toEqual(codes);
});
