import { announcedEnd, checkFrames, FRAME_LIMIT, FRAME_OVERHEAD, type FrameScan, isTorn, nextFrame } from './frames.ts';

/** A file of frames that is read by range. */
export interface FrameSource {
  /** bytes */
  readonly size: number;
  /** Fewer bytes than asked for at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Bytes read at once; a multiple of what the caller's frames measure wastes nothing. */
const WINDOW = 8 * 1024 * 1024;
/** Over damage this much is looked at together, so that the longest record lies whole in it. */
const DAMAGE_WINDOW = 2 * FRAME_LIMIT;

/**
 * Reads a file of frames as `scanFrames` does, with bounded memory: records of one window are checked together on the
 * platform's threads while the next window is being read. Payloads are views into the window.
 * @param from where a frame starts
 */
export async function* readFrames(source: FrameSource, from = 0, window = WINDOW): AsyncGenerator<FrameScan> {
  let at = from;
  let reading: Promise<Uint8Array> | null = null;
  while (at < source.size) {
    const bytes: Uint8Array = await (reading ?? source.read(at, window));
    reading = null;
    if (bytes.length === 0) return; // the file became shorter while it was read
    const announced = announcedFrames(bytes);
    const end = announced.at(-1)?.end ?? 0;
    if (announced.length > 0 && at + end < source.size) {
      reading = source.read(at + end, window);
      reading.catch(() => undefined); // awaited in the next turn, or not at all when this window is damaged
    }
    const checks = await checkFrames(bytes, announced);
    const whole = checks.indexOf(false) === -1 ? announced : announced.slice(0, checks.indexOf(false));
    for (const frame of whole)
      yield {
        type: 'record',
        at: at + frame.at,
        end: at + frame.end,
        payload: bytes.subarray(frame.at + FRAME_OVERHEAD, frame.end),
      };
    at += whole.at(-1)?.end ?? 0;
    if (announced.length > 0 && whole.length === announced.length) continue;
    reading = null;
    for await (const scan of overOddPlace(source, at)) {
      yield scan;
      at = scan.end;
    }
  }
}

/** Frames that follow each other from the start of these bytes, as they announce themselves. */
function announcedFrames(bytes: Uint8Array): { at: number; end: number }[] {
  const frames: { at: number; end: number }[] = [];
  let at = 0;
  for (;;) {
    const end = announcedEnd(bytes, at);
    if (end === null || end > bytes.length) return frames;
    frames.push({ at, end });
    at = end;
  }
}

/** One step from a place where no frame lies whole in the window: a long frame, damage up to the next frame, or the end. */
async function* overOddPlace(source: FrameSource, at: number): AsyncGenerator<FrameScan> {
  const end = announcedEnd(await readWhole(source, at, FRAME_OVERHEAD), 0);
  if (end !== null && at + end <= source.size) {
    const frame = await readWhole(source, at, end);
    if (frame.length === end && (await checkFrames(frame, [{ at: 0, end }]))[0] === true) {
      yield { type: 'record', at, end: at + end, payload: frame.subarray(FRAME_OVERHEAD) };
      return;
    }
  }
  const length = Math.min(DAMAGE_WINDOW, source.size - at);
  const bytes = await readWhole(source, at, length);
  const next = nextFrame(bytes, 1);
  const isEnd = bytes.length < length || at + length >= source.size;
  if (next !== null) yield { type: 'damage', at, end: at + next };
  // A frame may begin near the end of what was looked at.
  else if (!isEnd) yield { type: 'damage', at, end: at + length - FRAME_LIMIT - FRAME_OVERHEAD };
  else yield { type: isTorn(bytes, 0) ? 'tornTail' : 'damage', at, end: source.size };
}

/** One call to a host moves at most 16 MiB. */
const CALL = 16 * 1024 * 1024;

async function readWhole(source: FrameSource, from: number, length: number): Promise<Uint8Array> {
  const whole = new Uint8Array(length);
  let at = 0;
  while (at < length) {
    const part = await source.read(from + at, Math.min(CALL, length - at));
    if (part.length === 0) return whole.subarray(0, at);
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
