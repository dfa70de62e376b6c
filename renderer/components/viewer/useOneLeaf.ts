import { useEffect, useState } from 'react';
import type { RecordValue } from '#casefile';
import { useCase, useEngine } from '../../app/index.ts';

/** A picture, mail or text file is one leaf: made when it is first looked at, so that it can be cited. @returns what went wrong */
export function useOneLeaf(item: RecordValue<'evidence'>): unknown {
  const engine = useEngine();
  const { caseId, isReadOnly } = useCase();
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (item.pageCount !== null || isReadOnly) return;
    engine.evidence
      .mapLeaves({ caseId, evidenceId: item.id, pageCount: 1, scanMode: 'simplex', blankBacks: [] })
      .catch(setError);
  }, [engine, caseId, item.id, item.pageCount, isReadOnly]);
  return error;
}
