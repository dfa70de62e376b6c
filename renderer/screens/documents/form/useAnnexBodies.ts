import { useEffect, useState } from 'react';
import type { RecordValue } from '#casefile';
import { annexesOf, type OfficialDocument } from '#officialdoc';
import { useCase, useEngine } from '../../../app/index.ts';

type Annexes = OfficialDocument['annexes'];
const NONE: Annexes = [];

/**
 * The annexes of a document with their texts. Read when asked for and when an annex changes in the case; nobody types in an
 * annex while its document is open.
 */
export function useAnnexBodies(document: RecordValue<'document'>): Annexes {
  const engine = useEngine();
  const { caseId, view } = useCase();
  const [annexes, setAnnexes] = useState(NONE);
  const key = JSON.stringify(annexesOf(view, document.id).map(({ id, title, order }) => [id, title, order]));
  useEffect(() => {
    if (key === '[]') return setAnnexes(NONE);
    let isGone = false;
    engine.documents.tree({ caseId, documentId: document.id }).then(
      tree => !isGone && setAnnexes(tree.annexes),
      // A text that cannot be read is told where it is opened; the rest is checked all the same.
      () => !isGone && setAnnexes(NONE),
    );
    return () => {
      isGone = true;
    };
  }, [engine, caseId, document.id, key]);
  return annexes;
}
