import type { CaseView, RecordValue } from '#casefile';
import type { Comparison, EditorDoc, WordHead, WordText } from '#officialdoc';
import { EngineError } from '../errors.ts';

/** A Word file read as the text of a document, and what it would change there. */
export interface WordReading {
  readonly body: EditorDoc;
  /** From the present text to the file's. */
  readonly comparison: Comparison;
  readonly head: WordHead;
  /** The file left this program as this very document. */
  readonly isOwn: boolean;
  /** What the file holds and the text will not. */
  readonly picturesLeftOut: number;
  readonly annexLines: number;
  /** Tables of the case that were changed in Word and stay as the case has them. */
  readonly tablesKept: number;
  /** References whose words were changed in Word: they are words now. */
  readonly loosened: number;
}

/** Files that anybody can still read through are smaller. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Nothing is written. References are alive only where this case has what they point to.
 * @param text the present text, suggestions in it accepted
 * @throws DocumentError notADocx; EngineError badInput when the file is too large
 */
export async function readWord(
  view: CaseView,
  document: RecordValue<'document'>,
  text: unknown,
  bytes: Uint8Array,
): Promise<WordReading> {
  if (bytes.length > MOST_BYTES) throw new EngineError('badInput', 'nothingChanged', { at: 'bytes' });
  const { bodyFromEditor, caseResolver, compareTexts, editorDoc, readWordText, takenBack } = await import(
    '#officialdoc'
  );
  const resolver = caseResolver(view, document);
  const current = editorDoc.parse(text);
  const read = readWordText(bytes, (node, documentId) => {
    switch (node.type) {
      case 'citation':
        return [node.attrs.leafId, node.attrs.toLeafId].every(id => id === null || view.records.leaf[id] !== undefined);
      case 'amount':
        return node.attrs.lineIds.every(id => view.records.amountLine[id] !== undefined);
      case 'formField':
        return documentId === document.id;
    }
  });
  const { body, picturesLeftOut, tablesKept } = takenBack(read, current, resolver);
  const comparison = compareTexts(bodyFromEditor(current, resolver), bodyFromEditor(body, resolver));
  return { body, comparison, picturesLeftOut, tablesKept, isOwn: read.documentId === document.id, ...restOf(read) };
}

const restOf = ({ head, annexLines, loosened }: WordText) => ({ head, annexLines, loosened });
