import type { PictureSource } from './editorJson.ts';
import { type Block, DocumentError, type OfficialDocument, type Picture } from './tree.ts';

/** How blocks name a picture: `e12` for an item that is one, `e12/3` for a page (0-based) of a scan. */
export function pictureId({ evidenceId, page }: PictureSource): string {
  return page === null ? evidenceId : `${evidenceId}/${page}`;
}

export function pictureSourceOf(id: string): PictureSource {
  const match = /^(.+)\/(\d+)$/.exec(id);
  return match === null ? { evidenceId: id, page: null } : { evidenceId: match[1] ?? '', page: Number(match[2]) };
}

function blocksOf(document: OfficialDocument): Block[] {
  return [...document.body, ...document.annexes.flatMap(annex => annex.body)];
}

/** Pictures whose bytes the document still lacks, each once, in the order of the page. */
export function missingPictures(document: OfficialDocument): readonly PictureSource[] {
  const present = new Set(document.images?.map(each => each.id));
  const named = new Set(blocksOf(document).flatMap(block => (block.type === 'image' ? [block.image] : [])));
  return [...named].filter(id => !present.has(id)).map(pictureSourceOf);
}

/** The document with the bytes of its pictures. */
export function withPictures(document: OfficialDocument, pictures: readonly Picture[]): OfficialDocument {
  return pictures.length === 0 ? document : { ...document, images: [...(document.images ?? []), ...pictures] };
}

/** @throws DocumentError imageMissing: a writer never leaves a picture out */
export function pictureNamed(document: OfficialDocument, id: string): Picture {
  const picture = document.images?.find(each => each.id === id);
  if (picture === undefined) throw new DocumentError('imageMissing', id);
  return picture;
}

export function pictureBytes({ base64 }: Picture): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
}
