import type { ServesFolders } from '#host';
import type { Engine } from '../contract/index.ts';
import { connect } from './connect.ts';
import type { RpcPort } from './messages.ts';

/** First message to the worker: what it may use of the host. Ports are handed over, not copied. */
export interface StartMessage {
  readonly type: 'start';
  /** Name of the database; another name is another vault (tests). */
  readonly vaultName: string;
  /** The port over which the host's folders answer; null where nobody offers any (tests). */
  readonly folders: MessagePort | null;
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
  options: { readonly vaultName?: string; readonly folders?: ServesFolders | null } = {},
): EngineWorker {
  const link = options.folders ? new MessageChannel() : null;
  if (link !== null) options.folders?.serve(link.port1);
  const start: StartMessage = {
    type: 'start',
    vaultName: options.vaultName ?? 'minhchung',
    folders: link?.port2 ?? null,
  };
  worker.postMessage(start, start.folders === null ? [] : [start.folders]);
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
