import type { Host } from './contract.ts';

const CHUNK = 4 * 1024 * 1024;

/** Writes bytes held in memory through the streaming calls. @returns the name chosen, null = cancelled */
export async function saveBytes(
  files: Host['files'],
  order: { suggestedName: string; bytes: Uint8Array },
): Promise<string | null> {
  const handle = await files.beginSave({ suggestedName: order.suggestedName, size: order.bytes.length });
  if (handle === null) return null;
  try {
    for (let at = 0; at < order.bytes.length; at += CHUNK)
      await files.write(handle, order.bytes.subarray(at, at + CHUNK));
    return await files.finish(handle);
  } catch (error) {
    await files.abort(handle);
    throw error;
  }
}
