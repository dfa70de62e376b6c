import { contract, type Engine, type EngineEvent } from '../contract/index.ts';
import { EngineError } from '../errors.ts';
import { fromEnvelope, type ReplyMessage, type RequestMessage, type RpcPort } from './messages.ts';

export interface Connection {
  readonly engine: Engine;
  /** Every call that waits, and every later one, fails with this code: the other side is gone. */
  end(code: 'locked' | 'engineFailed', params?: EngineError['params']): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: EngineError): void;
}

/** The engine as the UI thread sees it: every call of the contract, sent over a port to `serve`. */
export function connect(port: RpcPort): Connection {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: EngineEvent) => void>();
  let nextId = 0;
  let ended: EngineError | null = null;

  port.addEventListener('message', ({ data }: MessageEvent<ReplyMessage>) => {
    if (ended !== null) return;
    if (data.type === 'event') {
      for (const listener of listeners) listener(data.event as EngineEvent);
      return;
    }
    const waiter = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) waiter?.resolve(data.value);
    else waiter?.reject(fromEnvelope(data.error));
  });
  port.start?.();

  const send = (area: string, name: string, input: unknown) =>
    new Promise((resolve, reject) => {
      if (ended !== null) {
        reject(ended);
        return;
      }
      const request: RequestMessage = { type: 'call', id: nextId++, area, name, input };
      waiting.set(request.id, { resolve, reject });
      port.postMessage(request, []);
    });

  const areas = Object.fromEntries(
    Object.entries(contract).map(([area, calls]) => [
      area,
      Object.fromEntries(Object.keys(calls).map(name => [name, (input?: unknown) => send(area, name, input)])),
    ]),
  );
  const engine = {
    ...areas,
    subscribe(listener: (event: EngineEvent) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  } as unknown as Engine; // built from the contract's own names just above

  return {
    engine,
    end(code, params = {}) {
      if (ended !== null) return;
      // Of a change under way nobody can say whether it landed; what was acknowledged before did.
      ended = new EngineError(code, code === 'locked' ? 'nothingChanged' : 'savedBefore', params);
      for (const waiter of waiting.values()) waiter.reject(ended);
      waiting.clear();
      listeners.clear();
    },
  };
}
