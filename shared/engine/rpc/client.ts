import type { MirrorPort } from '#host';
import type { Engine } from '../contract/index.ts';
import { connect } from './connect.ts';
import type { RpcPort } from './messages.ts';
import { serveMirror } from './mirrorLink.ts';

/** First message to the worker: what it may use of the host. Ports are handed over, not copied. */
export interface StartMessage {
  readonly type: 'start';
  /** Name of the database; another name is another vault (tests). */
  readonly vaultName: string;
  /** The port over which the host's mirror answers; absent in the browser host. */
  readonly mirror: MessagePort | null;
}

export interface EngineWorker {
  readonly engine: Engine;
  /** Ends the worker: keys, journals and plain texts go with it. Waiting calls fail with `locked`. */
  terminate(): void;
  /** The worker broke or could not start: every call fails with `engineFailed` instead of waiting for ever. */
  fail(detail: string): void;
}

/**
 * Starts the engine inside a worker that runs `engine.worker.ts`.
 * @param worker made by the renderer, which knows where the bundle is.
 */
export function connectEngineWorker(
  worker: RpcPort & { terminate(): void },
  options: { readonly vaultName?: string; readonly mirror?: MirrorPort | null } = {},
): EngineWorker {
  let mirror: MessagePort | null = null;
  if (options.mirror) {
    const { port1, port2 } = new MessageChannel();
    serveMirror(port1, options.mirror);
    mirror = port2;
  }
  const start: StartMessage = { type: 'start', vaultName: options.vaultName ?? 'minhchung', mirror };
  worker.postMessage(start, start.mirror === null ? [] : [start.mirror]);
  const { engine, end } = connect(worker);
  return {
    engine,
    terminate() {
      worker.terminate();
      end('locked');
    },
    fail(detail) {
      worker.terminate();
      end('engineFailed', { detail });
    },
  };
}
