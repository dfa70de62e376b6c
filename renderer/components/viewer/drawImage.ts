import { imageSize } from 'image-size';
import { EngineError } from '#engine';

/** More pixels than any scanner makes; a picture bomb says it has billions. */
const MOST_PIXELS = 120_000_000;

/** Draws a picture from memory by WebCodecs; its header is read before anything is decoded. @throws EngineError */
export async function drawImage(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
  canvas: HTMLCanvasElement | null,
): Promise<void> {
  const { width, height } = readSize(bytes);
  if (width * height > MOST_PIXELS) throw new EngineError('pictureTooLarge', 'nothingChanged', { width, height });
  const decoder = new ImageDecoder({ data: bytes, type });
  try {
    const { image } = await decoder.decode();
    if (canvas === null) return image.close();
    canvas.width = image.displayWidth;
    canvas.height = image.displayHeight;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    image.close();
  } catch {
    throw new EngineError('badPicture');
  } finally {
    decoder.close();
  }
}

function readSize(bytes: Uint8Array): { width: number; height: number } {
  try {
    return imageSize(bytes);
  } catch {
    throw new EngineError('badPicture');
  }
}
