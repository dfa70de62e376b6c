import type { Element } from '@xmldom/xmldom';
import { REFERENCES_NAMESPACE } from '../docx/references.ts';
import { amountAttributes, citationAttributes, type EditorInline, formFieldAttributes } from '../editorJson.ts';
import { elements } from '../form/docx/openDocx.ts';

/** A live reference of a file of ours, by the name of its bookmark: what it stands for and the words it was printed as. */
export interface FileReference {
  readonly text: string;
  readonly node: Extract<EditorInline, { type: 'citation' | 'amount' | 'formField' }>;
}

/** What a file of ours says of itself: its references, and the document it left as. */
export interface FileReferences {
  readonly byName: ReadonlyMap<string, FileReference>;
  readonly documentId: string | null;
}

/** From the custom XML part of a file of ours; nothing of any other. What does not read as a reference stays words. */
export function referencesOf(
  parts: readonly Element[],
  isKnown: (node: FileReference['node'], documentId: string | null) => boolean,
): FileReferences {
  const root = parts.find(part => part.namespaceURI === REFERENCES_NAMESPACE && part.localName === 'document') ?? null;
  const documentId = root?.getAttribute('document') || null;
  const byName = new Map<string, FileReference>();
  for (const each of elements(root, 'reference')) {
    const node = nodeOf(each);
    if (node !== null && isKnown(node, documentId))
      byName.set(each.getAttribute('name') ?? '', { text: each.getAttribute('text') ?? '', node });
  }
  return { byName, documentId };
}

function nodeOf(reference: Element): FileReference['node'] | null {
  const value = (name: string) => reference.getAttribute(name) ?? '';
  switch (value('kind')) {
    case 'citation': {
      const attrs = citationAttributes.safeParse({ leafId: value('leaf'), toLeafId: value('toLeaf') || null });
      return attrs.success ? { type: 'citation', attrs: attrs.data } : null;
    }
    case 'amount': {
      const lineIds = value('lines').split(' ').filter(Boolean);
      const attrs = amountAttributes.safeParse({ lineIds, unit: value('unit'), words: value('words') === 'true' });
      return attrs.success ? { type: 'amount', attrs: attrs.data } : null;
    }
    case 'field': {
      const attrs = formFieldAttributes.safeParse({ name: value('field') });
      return attrs.success ? { type: 'formField', attrs: attrs.data } : null;
    }
    default:
      return null;
  }
}
