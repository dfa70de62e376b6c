import type { CaseView, RecordValue } from '#casefile';
import { type Engine, EngineError } from '#engine';
import { type OfficialDocument, type Picture, type PictureSource, pictureId } from '#officialdoc';
import { openPdf } from '../../components/viewer/pdfDocument.ts';
import { drawPicture } from '../../components/viewer/picture.ts';

/** Bytes asked of the engine at once. */
const PIECE = 4 * 1024 * 1024;
/** Pixels per mm of a picture in a file: 300 dpi, what a printer can show. */
const PRINT_DENSITY = 300 / 25.4;
const SCREEN_DENSITY = 144 / 25.4;
const JPEG_QUALITY = 0.92;
/** Width at which a picture is drawn when its size on paper is not known yet, mm. */
const PREVIEW_MM = 120;

export interface SizeMm {
  readonly widthMm: number;
  readonly heightMm: number;
}

/**
 * Pictures of a case for its documents: decrypted by the engine, drawn from memory, never kept anywhere. What goes into a file
 * is drawn anew at 300 dpi, so that no camera data of the original leaves with it.
 */
export class CasePictures {
  readonly #engine: Engine;
  readonly #caseId: string;
  readonly #view: () => CaseView;

  constructor(engine: Engine, caseId: string, view: () => CaseView) {
    this.#engine = engine;
    this.#caseId = caseId;
    this.#view = view;
  }

  /**
   * Draws a picture.
   * @returns height : width of the original
   * @throws EngineError when it is gone or cannot be drawn
   */
  async draw(source: PictureSource, canvas: HTMLCanvasElement, widthMm = PREVIEW_MM): Promise<number> {
    return this.#drawAt(source, canvas, widthMm * SCREEN_DENSITY);
  }

  /** A picture as a file holds it. @throws EngineError when it is gone or cannot be drawn */
  async forFile(source: PictureSource, widthMm: number): Promise<Picture> {
    const canvas = document.createElement('canvas');
    await this.#drawAt(source, canvas, widthMm * PRINT_DENSITY);
    const isDrawing = this.#item(source).mediaType === 'image/png';
    const mediaType = isDrawing ? 'image/png' : 'image/jpeg';
    // A string, not a Blob: Chromium may write blobs to disk.
    const address = canvas.toDataURL(mediaType, JPEG_QUALITY);
    return { id: pictureId(source), mediaType, base64: address.slice(address.indexOf(',') + 1) };
  }

  /** Every picture a document names, at the largest size it is printed. */
  async ofDocument(tree: OfficialDocument, missing: readonly PictureSource[]): Promise<readonly Picture[]> {
    const blocks = [...tree.body, ...tree.annexes.flatMap(annex => annex.body)];
    const pictures: Picture[] = [];
    for (const source of missing) {
      const widths = blocks.flatMap(block =>
        block.type === 'image' && block.image === pictureId(source) ? [block.widthMm] : [],
      );
      pictures.push(await this.forFile(source, Math.max(...widths)));
    }
    return pictures;
  }

  #item({ evidenceId }: PictureSource): RecordValue<'evidence'> {
    const item = this.#view().records.evidence[evidenceId];
    if (item === undefined || item.blob === null) throw new EngineError('unknownEvidence');
    return item;
  }

  async #drawAt(source: PictureSource, canvas: HTMLCanvasElement, width: number): Promise<number> {
    const item = this.#item(source);
    if (source.page === null) {
      await drawPicture(await this.#bytes(item), item.mediaType, canvas, (ownWidth, ownHeight) => {
        const scale = Math.min(1, width / ownWidth);
        return { width: Math.round(ownWidth * scale), height: Math.round(ownHeight * scale) };
      });
    } else await this.#drawPage(item, source.page, canvas, width);
    return canvas.height / canvas.width;
  }

  async #drawPage(
    item: RecordValue<'evidence'>,
    page: number,
    canvas: HTMLCanvasElement,
    width: number,
  ): Promise<void> {
    let failure: unknown = null;
    const { pdf, close } = await openPdf(
      item.blob?.size ?? 0,
      (offset, end) =>
        this.#engine.evidence.read({ caseId: this.#caseId, evidenceId: item.id, offset, length: end - offset }),
      error => {
        failure = error;
      },
    ).catch(error => {
      throw error instanceof EngineError ? error : new EngineError('badPdf');
    });
    try {
      if (page >= pdf.numPages) throw new EngineError('unknownEvidence');
      const proxy = await pdf.getPage(page + 1);
      const viewport = proxy.getViewport({ scale: width / proxy.getViewport({ scale: 1 }).width });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await proxy.render({ canvas, viewport, annotationMode: 0, background: '#ffffff' }).promise;
      if (failure !== null) throw failure;
    } finally {
      close();
    }
  }

  async #bytes(item: RecordValue<'evidence'>): Promise<Uint8Array<ArrayBuffer>> {
    const size = item.blob?.size ?? 0;
    const whole = new Uint8Array(size);
    for (let offset = 0; offset < size; offset += PIECE) {
      const length = Math.min(PIECE, size - offset);
      whole.set(
        await this.#engine.evidence.read({ caseId: this.#caseId, evidenceId: item.id, offset, length }),
        offset,
      );
    }
    return whole;
  }
}
