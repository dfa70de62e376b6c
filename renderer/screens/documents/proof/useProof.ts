import { Mapping } from '@tiptap/pm/transform';
import type { Editor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import type { CaseView } from '#casefile';
import type { ProofIssue, ProofResult } from '#officialdoc';
import { useEngine, useToday } from '../../../app/index.ts';
import type { ProofMark } from '../../../editor/index.ts';
import type { TextSession } from '../textSession.ts';

/** The text is checked again when the fingers have rested this long. */
const REST_MS = 700;

export interface Proof {
  /** The newest answer; null until the first. */
  readonly result: ProofResult | null;
  readonly isBusy: boolean;
  readonly error: unknown | null;
}

const NOTHING: Proof = { result: null, isBusy: true, error: null };

export const markId = (at: number): string => `proof-${at}`;

/**
 * Kiểm tra căn cứ chứng minh of an open document: at once, after every rest of typing and whenever the case changes, in the
 * engine's worker. The places it names are marked in the editor. Quoted files are read after the first answer is shown.
 */
export function useProof(
  editor: Editor | null,
  session: TextSession,
  of: { readonly caseId: string; readonly documentId: string },
  view: CaseView,
): Proof {
  const engine = useEngine();
  const today = useToday();
  const [proof, setProof] = useState<Proof>(NOTHING);
  const again = useRef<(ms: number) => void>(() => undefined);
  const { caseId, documentId } = of;

  useEffect(() => {
    if (editor === null) return;
    let isGone = false;
    let isRunning = false;
    let isAsked = false;
    let timer: ReturnType<typeof setTimeout> | null = null;

    const ask = async (reads: boolean): Promise<ProofResult> => {
      // What is typed while the engine reads moves the places of the answer.
      const since = new Mapping();
      const follow = ({ transaction }: { transaction: { docChanged: boolean; mapping: Mapping } }) => {
        if (transaction.docChanged) since.appendMapping(transaction.mapping);
      };
      const asked = editor.state.doc;
      editor.on('transaction', follow);
      try {
        await session.flush();
        const result = await engine.documents.proof({ caseId, documentId, today, reads });
        if (!isGone) {
          const starts: number[] = [];
          asked.forEach((_, offset) => starts.push(offset));
          editor.commands.setProofMarks(
            result.issues.flatMap((issue, at) => marksOf(issue, at, starts, position => since.map(position))),
          );
          setProof({ result, isBusy: reads ? false : result.wantedTexts.length > 0, error: null });
        }
        return result;
      } finally {
        editor.off('transaction', follow);
      }
    };
    const run = async () => {
      isRunning = true;
      isAsked = false;
      setProof(old => ({ ...old, isBusy: true }));
      try {
        const { wantedTexts } = await ask(false);
        if (wantedTexts.length > 0 && !isGone && !isAsked) await ask(true);
      } catch (error) {
        if (!isGone) setProof(old => ({ ...old, isBusy: false, error }));
      } finally {
        isRunning = false;
        if (isAsked && !isGone) after(REST_MS);
      }
    };
    const after = (ms: number) => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => {
        timer = null;
        // Nothing is drawn into a word being composed.
        if (editor.view.composing) return after(REST_MS);
        if (isRunning) isAsked = true;
        else void run();
      }, ms);
    };
    const onUpdate = () => after(REST_MS);
    again.current = after;
    editor.on('update', onUpdate);
    after(0);
    return () => {
      isGone = true;
      again.current = () => undefined;
      if (timer !== null) clearTimeout(timer);
      editor.off('update', onUpdate);
      if (!editor.isDestroyed) editor.commands.setProofMarks([]);
      setProof(NOTHING);
    };
  }, [editor, session, engine, caseId, documentId, today]);

  // The case says something else now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the case is another
  useEffect(() => again.current(0), [view]);

  return proof;
}

function marksOf(
  { place, severity }: ProofIssue,
  at: number,
  starts: readonly number[],
  mapped: (position: number) => number,
): readonly ProofMark[] {
  if (place.type !== 'text') return [];
  const start = starts[place.node];
  if (start === undefined) return [];
  return [{ id: markId(at), from: mapped(start + place.from), to: mapped(start + place.to), severity }];
}
