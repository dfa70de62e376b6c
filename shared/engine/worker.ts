import { connectFolders, linkPort } from '#host';
import type { EngineOptions } from './context.ts';
import { createEngine } from './createEngine.ts';
import type { StartMessage } from './rpc/client.ts';
import type { RpcPort } from './rpc/messages.ts';
import { serve } from './rpc/serve.ts';
import { toEngineError } from './toEngineError.ts';

/** The inside of the engine worker: waits for the start message, then answers calls until the worker is terminated. */
export function runEngineWorker(ports: Pick<EngineOptions, 'readText'>): void {
  const scope = globalThis as unknown as RpcPort; // a dedicated worker's scope is a port
  let isStarted = false;
  scope.addEventListener('message', ({ data }: MessageEvent<StartMessage | { type: string }>) => {
    if (isStarted || data.type !== 'start') return;
    isStarted = true;
    const { vaultName, folders } = data as StartMessage; // sent by connectEngineWorker, in this same program
    const link = folders === null ? null : connectFolders(linkPort(folders));
    const engine = createEngine({ ...ports, vaultName, folders: link });
    serve(scope, engine, toEngineError);
  });
}
