import * as Y from 'yjs';
import type { EditorDocInput } from '#officialdoc';
import { bodyOf, type JsonNode } from './editorJsonOf.ts';

/** Writes editor JSON into the fragment the editor binds to. @returns characters written */
export function writeBody(doc: Y.Doc, body: EditorDocInput): number {
  let written = 0;
  const childrenOf = (nodes: readonly JsonNode[]): (Y.XmlElement | Y.XmlText)[] => {
    const made: (Y.XmlElement | Y.XmlText)[] = [];
    let run: JsonNode[] = [];
    const endRun = () => {
      if (run.length > 0) made.push(textOf(run));
      run = [];
    };
    for (const node of nodes) {
      if (node.type === 'text') run.push(node);
      else {
        endRun();
        made.push(elementOf(node));
      }
    }
    endRun();
    return made;
  };
  /** Runs that stand side by side are one Yjs text, with their marks as its formats. */
  const textOf = (run: readonly JsonNode[]): Y.XmlText => {
    const text = new Y.XmlText();
    written += run.reduce((sum, each) => sum + (each.text?.length ?? 0), 0);
    text.applyDelta(
      run.map(({ text: insert = '', marks = [] }) => ({
        insert,
        attributes: Object.fromEntries(marks.map(mark => [mark.type, mark.attrs ?? {}])),
      })),
    );
    return text;
  };
  const elementOf = (node: JsonNode): Y.XmlElement => {
    const element = new Y.XmlElement(node.type);
    for (const [name, value] of Object.entries(node.attrs ?? {})) {
      // The binding keeps attributes of any JSON type; Yjs's own type says string.
      if (value !== null) element.setAttribute(name, value as string);
    }
    element.insert(0, childrenOf(node.content ?? []));
    return element;
  };
  doc.transact(() => bodyOf(doc).insert(0, childrenOf((body.content ?? []) as readonly JsonNode[])));
  return written;
}
