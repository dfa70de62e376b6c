import { type Change, changeSchema } from '#casefile';
import { EngineError } from './errors.ts';

/**
 * A change whose fields came from a form as an open record, checked like any other change.
 * @throws EngineError badInput with the path of the first field that does not fit
 */
export function checkedChange(change: Change): Change {
  const parsed = changeSchema.safeParse(change);
  if (!parsed.success)
    throw new EngineError('badInput', 'nothingChanged', { at: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data;
}
