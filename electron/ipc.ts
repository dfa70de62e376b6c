import { ipcMain, type WebFrameMain } from 'electron';
import { type CallInput, type CallName, type CallOutputs, callInputs, HostError, type Reply } from '#host';
import { isOurPage } from './origin.ts';

/**
 * Registers the handler of one call: sender first, then payload, then the work; answers a typed code, never a message.
 * The only file that uses `ipcMain`.
 */
export function handle<N extends CallName>(name: N, run: (input: CallInput<N>) => Promise<CallOutputs[N]>): void {
  ipcMain.handle(name, async (event, raw: unknown): Promise<Reply<CallOutputs[N]>> => {
    if (!isOurFrame(event.senderFrame)) return { ok: false, code: 'untrustedSender' };
    const input = callInputs[name].safeParse(raw);
    if (!input.success) return { ok: false, code: 'badInput' };
    try {
      return { ok: true, value: await run(input.data as CallInput<N>) };
    } catch (error) {
      return { ok: false, code: error instanceof HostError ? error.code : 'unknown' };
    }
  });
}

function isOurFrame(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOurPage(frame.url);
}
