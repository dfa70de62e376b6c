import { strFromU8, strToU8 } from 'fflate';
import type { NamedReference } from './inlines.ts';

/** Where a file comes from: the document and the text it left with. Absent in files that need not find their way back. */
export interface Origin {
  readonly documentId: string;
  readonly fingerprint: string;
}

/** Namespace of our part; its number is the version of the part's shape. */
export const REFERENCES_NAMESPACE = 'urn:minh-chung:document:1';
const ITEM_ID = '{4D696E68-4368-756E-6700-000000000001}';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PART_RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT_RELS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';

/** Adds the custom XML part that names what each bookmark stands for. Changes `files`. */
export function addReferences(
  files: Record<string, Uint8Array>,
  references: readonly NamedReference[],
  origin: Origin | null,
): void {
  if (references.length === 0 && origin === null) return;
  const where =
    origin === null ? '' : ` document="${attribute(origin.documentId)}" fingerprint="${attribute(origin.fingerprint)}"`;
  const lines = references.map(({ name, inline }) => {
    const attributes = Object.entries({ name, kind: inline.type, text: inline.text, ...pointerOf(inline) });
    return `<reference ${attributes.map(([key, value]) => `${key}="${attribute(value)}"`).join(' ')}/>`;
  });
  files['customXml/item1.xml'] = xml(`<document xmlns="${REFERENCES_NAMESPACE}"${where}>${lines.join('')}</document>`);
  files['customXml/itemProps1.xml'] = xml(
    `<ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ds:itemID="${ITEM_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="${REFERENCES_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  files['customXml/_rels/item1.xml.rels'] = xml(
    `<Relationships xmlns="${PART_RELS}"><Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  );
  insertBefore(
    files,
    DOCUMENT_RELS,
    '</Relationships>',
    `<Relationship Id="rIdMinhChung" Type="${OFFICE}/relationships/customXml" Target="../customXml/item1.xml"/>`,
  );
  insertBefore(
    files,
    TYPES,
    '</Types>',
    '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>',
  );
}

function pointerOf(inline: NamedReference['inline']): Record<string, string> {
  switch (inline.type) {
    case 'citation':
      return { leaf: inline.leafId, ...(inline.toLeafId !== null && { toLeaf: inline.toLeafId }) };
    case 'amount':
      return { lines: inline.lineIds.join(' '), unit: inline.unit, words: String(inline.words) };
    case 'field':
      return { field: inline.name };
  }
}

function insertBefore(files: Record<string, Uint8Array>, name: string, mark: string, text: string): void {
  const before = strFromU8(files[name] ?? new Uint8Array());
  files[name] = strToU8(before.replace(mark, `${text}${mark}`));
}

const xml = (body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`);

function attribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, letter => `&#${letter.charCodeAt(0)};`);
}
