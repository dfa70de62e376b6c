import type * as z from 'zod';
import { contract, type Engine } from '../contract/index.ts';
import { EngineError } from '../errors.ts';
import { type ReplyMessage, type RpcPort, requestMessage, toEnvelope, transferables } from './messages.ts';

type AnyCall = { readonly input: z.ZodType };
type AnyFunction = (...input: unknown[]) => Promise<unknown>;

function own<T>(object: object, name: string): T | undefined {
  return Object.hasOwn(object, name) ? (object as Record<string, T>)[name] : undefined;
}

/**
 * Answers calls that come over a port. Every input is checked by the contract's schema; an unknown area or call is
 * refused; whatever the engine throws crosses as a code.
 * @param toEngineError names errors of the rooms; what it does not know must become a code too.
 */
export function serve(port: RpcPort, engine: Engine, toEngineError: (error: unknown) => EngineError): void {
  const send = (message: ReplyMessage, transfer: Transferable[] = []) => port.postMessage(message, transfer);

  const answer = async (area: string, name: string, input: unknown): Promise<unknown> => {
    const call = own<AnyCall>(own<object>(contract, area) ?? {}, name);
    const run = own<AnyFunction>(own<object>(engine, area) ?? {}, name);
    if (call === undefined || run === undefined) throw new EngineError('unknownCall', 'nothingChanged', { area, name });
    const parsed = call.input.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new EngineError('badInput', 'nothingChanged', { call: `${area}.${name}`, at: issue?.path.join('.') ?? '' });
    }
    return parsed.data === undefined ? run() : run(parsed.data);
  };

  port.addEventListener('message', event => {
    const request = requestMessage.safeParse(event.data);
    if (!request.success) return; // nobody waits for an answer to what is not a call
    const { id, area, name, input } = request.data;
    answer(area, name, input).then(
      value => send({ type: 'answer', id, ok: true, value }, transferables(value)),
      error => send({ type: 'answer', id, ok: false, error: toEnvelope(toEngineError(error)) }),
    );
  });
  engine.subscribe(event => send({ type: 'event', event }));
  port.start?.();
}
