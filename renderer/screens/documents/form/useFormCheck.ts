import type { Node } from '@tiptap/pm/model';
import type { Editor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import { type CaseView, libraryOf, officeLabel, type RecordValue } from '#casefile';
import {
  acceptedText,
  asPrinted,
  checkForm,
  documentTree,
  editorDoc,
  type FormContext,
  type FormFinding,
  type FormLine,
  type OfficialDocument,
  requiredContents,
  type Subject,
  subjectOfTree,
  templateOf,
  withBody,
} from '#officialdoc';
import { useCase, useRegistry, useToday } from '../../../app/index.ts';
import { editorLines, positionOf } from './editorLines.ts';
import { useAnnexBodies } from './useAnnexBodies.ts';

/** After this pause in typing the form is looked at again. */
const REST_MS = 400;
const NO_TEXT = { type: 'doc', content: [{ type: 'paragraph' }] };

export interface FormCheck {
  readonly findings: readonly FormFinding[];
  readonly lineAt: ReadonlyMap<string, FormLine>;
}

/**
 * The form of a document as it stands in the editor and its header, its annexes with it; of an annex, the form of its own lines.
 */
export function useFormCheck(document: RecordValue<'document'>, editor: Editor | null): FormCheck {
  const { view } = useCase();
  const registry = useRegistry();
  const today = useToday();
  const [text, setText] = useState(editor?.state.doc ?? null);
  useEffect(() => {
    if (editor === null) return;
    setText(editor.state.doc);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onUpdate = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setText(editor.state.doc), REST_MS);
    };
    editor.on('update', onUpdate);
    return () => {
      clearTimeout(timer);
      editor.off('update', onUpdate);
    };
  }, [editor]);
  const annexes = useAnnexBodies(document);
  const contents = useMemo(() => {
    const template = templateOf(view, document);
    if (template === null || text === null || document.form === 'conclusion' || document.annexOfId !== null) return [];
    const body = acceptedText(text.toJSON());
    if (!editorDoc.safeParse(body).success) return [];
    return requiredContents(view, document, template, documentTree(view, document, body));
  }, [view, document, text]);
  const context = useMemo<FormContext>(
    () => ({
      law: { instruments: libraryOf(registry.view), date: document.date ?? today },
      contents,
      ...(document.namesByOffice && { byOffice: personsByOffice(view, document.signerName, today) }),
    }),
    [registry.view, document.date, document.namesByOffice, document.signerName, today, view, contents],
  );
  return useMemo(() => {
    const owner = document.annexOfId === null ? undefined : view.records.document[document.annexOfId];
    const subject = asPrinted(
      owner === undefined ? wholeSubject(view, document, text, annexes) : annexSubject(view, owner, text),
    );
    const found = text === null ? [] : checkForm(subject, context);
    return {
      findings: owner === undefined ? found : found.filter(each => positionOf(each.place) !== null),
      lineAt: new Map(subject.lines.map(line => [line.place, line])),
    };
  }, [view, document, text, annexes, context]);
}

function wholeSubject(
  view: CaseView,
  document: RecordValue<'document'>,
  text: Node | null,
  annexes: OfficialDocument['annexes'],
): Subject {
  const header = subjectOfTree({ ...documentTree(view, document, NO_TEXT), annexes });
  return withBody(header, text === null ? [] : editorLines(text));
}

/** The lines of an annex below the header of the document it belongs to. */
function annexSubject(view: CaseView, owner: RecordValue<'document'>, text: Node | null): Subject {
  const header = subjectOfTree({ ...documentTree(view, owner, NO_TEXT), annexes: [] });
  const lines = text === null ? [] : editorLines(text).map(line => ({ ...line, component: 'annex' as const }));
  return { ...header, lines: [...header.lines, ...lines] };
}

/** Every person of the case but the signer, with the words that stand in the name's place. */
function personsByOffice(view: CaseView, signer: string, today: string): FormContext['byOffice'] {
  const held = new Map(Object.values(view.records.officeHolding).map(each => [each.personId, each.id]));
  return Object.values(view.records.person)
    .filter(person => person.fullName.trim() !== '' && person.fullName !== signer)
    .map(person => {
      const holding = held.get(person.id);
      const label = holding === undefined ? '' : officeLabel(view, holding, today);
      return { name: person.fullName.trim(), office: person.officeLabel || label };
    });
}
