import * as z from 'zod';
import { EngineError } from '../errors.ts';

/** What the UI thread sends. The input is validated apart, by the contract's schema of that call. */
export const requestMessage = z.strictObject({
  type: z.literal('call'),
  id: z.int().min(0),
  area: z.string().max(40),
  name: z.string().max(40),
  input: z.unknown(),
});
export type RequestMessage = z.infer<typeof requestMessage>;

/** An error as it crosses the border: a code and facts for the catalogue, no text of ours. */
export interface ErrorEnvelope {
  readonly code: string;
  readonly data: EngineError['data'];
  readonly params: EngineError['params'];
}

export type ReplyMessage =
  | { readonly type: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly ok: false; readonly error: ErrorEnvelope }
  | { readonly type: 'event'; readonly event: unknown };

/** The part of a MessagePort, a Worker or a worker's own scope that the RPC needs. */
export interface RpcPort {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  /** A MessagePort queues until it is started. */
  start?(): void;
}

export function toEnvelope(error: EngineError): ErrorEnvelope {
  return { code: error.code, data: error.data, params: error.params };
}

export function fromEnvelope({ code, data, params }: ErrorEnvelope): EngineError {
  return new EngineError(code, data, params);
}

/**
 * Buffers that may be moved instead of copied: an answer's bytes, at its top or one level below, when they own their
 * whole buffer. The engine gives away what it answers with and keeps no reference.
 */
export function transferables(value: unknown): Transferable[] {
  const found = new Set<ArrayBuffer>();
  const look = (each: unknown) => {
    if (each instanceof Uint8Array && each.buffer instanceof ArrayBuffer && each.byteLength === each.buffer.byteLength)
      found.add(each.buffer);
  };
  look(value);
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) Object.values(value).forEach(look);
  return [...found];
}
