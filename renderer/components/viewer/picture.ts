import { imageSize } from 'image-size';
import { EngineError } from '#engine';

/** More pixels than any scanner makes; a picture bomb says it has billions. */
const MOST_PIXELS = 120_000_000;

/** Size in pixels from the header alone. @throws EngineError badPicture | pictureTooLarge */
export function pictureSize(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  let size: { width: number; height: number };
  try {
    size = imageSize(bytes);
  } catch {
    throw new EngineError('badPicture');
  }
  const { width, height } = size;
  if (width * height > MOST_PIXELS) throw new EngineError('pictureTooLarge', 'nothingChanged', { width, height });
  return size;
}

/**
 * Draws a picture from memory by WebCodecs: the header is read before anything is decoded.
 * @param sizeFor pixels of the canvas for the picture's size
 * @throws EngineError badPicture | pictureTooLarge
 */
export async function drawPicture(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
  canvas: HTMLCanvasElement | OffscreenCanvas,
  sizeFor: (width: number, height: number) => { width: number; height: number } = (width, height) => ({
    width,
    height,
  }),
): Promise<void> {
  pictureSize(bytes);
  const decoder = new ImageDecoder({ data: bytes, type });
  try {
    const { image } = await decoder.decode();
    const { width, height } = sizeFor(image.displayWidth, image.displayHeight);
    canvas.width = width;
    canvas.height = height;
    (canvas.getContext('2d') as CanvasRenderingContext2D | null)?.drawImage(image, 0, 0, width, height);
    image.close();
  } catch {
    throw new EngineError('badPicture');
  } finally {
    decoder.close();
  }
}
