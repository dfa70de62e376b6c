import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { FORM } from '#law';
import { pictureNamed } from './pictures.ts';
import { printable } from './printable.ts';
import { DocumentError, officialDocument } from './tree.ts';

/**
 * Second door of the room, for Node only: the PDF writer. The browser bundle must not meet the native compiler.
 */

let compiler: { resources: string; instance: NodeCompiler } | null = null;

/** 2000-01-01, for documents without a date: equal trees give equal bytes. */
const NO_DATE_SECONDS = 946_684_800;

/**
 * The document as PDF/A-2a with tags and embedded faces. The tree reaches the template as JSON data; no content is ever
 * pasted into source.
 * @param tree validated here: it came over a border
 * @param resources folder with official.typ and the faces
 * @throws DocumentError when the tree is none or lacks the bytes of a picture; Error with Typst's words when it does not compile
 */
export function renderPdf(tree: unknown, resources: string): Uint8Array {
  const parsed = officialDocument.safeParse(tree);
  if (!parsed.success) throw new DocumentError('notADocument', parsed.error.issues[0]?.path.join('.') ?? '');
  const document = printable(parsed.data);
  const typst = compilerFor(resources);
  const { images = [], ...texts } = document;
  for (const block of [...document.body, ...document.annexes.flatMap(annex => annex.body)])
    if (block.type === 'image') pictureNamed(document, block.image);
  const pictures = Object.fromEntries(
    images.map((picture, i) => [picture.id, `/pictures/${i}.${picture.mediaType === 'image/png' ? 'png' : 'jpg'}`]),
  );
  for (const picture of images) {
    const path = pictures[picture.id];
    if (path !== undefined) typst.mapShadow(join(resources, path), Buffer.from(picture.base64, 'base64'));
  }
  const compiled = typst.compile({
    mainFileContent: readFileSync(join(resources, 'official.typ'), 'utf8'),
    inputs: { document: JSON.stringify({ ...texts, pictures }), form: JSON.stringify(FORM) },
    resetRead: false,
  });
  if (compiled.result === null) {
    const error = compiled.takeError();
    throw new Error(error === null ? 'typst' : JSON.stringify(typst.fetchDiagnostics(error)));
  }
  const seconds = document.date === null ? NO_DATE_SECONDS : Date.parse(`${document.date}T00:00:00Z`) / 1000;
  const pdf = typst.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp: seconds });
  typst.resetShadow();
  typst.evictCache(10);
  return new Uint8Array(pdf);
}

function compilerFor(resources: string): NodeCompiler {
  if (compiler?.resources !== resources) {
    compiler = {
      resources,
      instance: NodeCompiler.create({ workspace: resources, fontArgs: [{ fontPaths: [resources] }] }),
    };
  }
  return compiler.instance;
}
