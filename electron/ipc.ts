import { ipcMain, type MessagePortMain, type WebFrameMain } from 'electron';
import {
  type CallInput,
  type CallName,
  type CallOutputs,
  callInputs,
  FOLDER_LINK,
  HostError,
  type LinkPort,
  type Reply,
} from '#host';
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

/** Takes the ports that our page hands over for folder calls; a port from anywhere else is closed. */
export function handleFolderLinks(serve: (port: LinkPort) => void): void {
  ipcMain.on(FOLDER_LINK, ({ senderFrame, ports }) => {
    for (const port of ports) {
      if (isOurFrame(senderFrame)) serve(linkPortOf(port));
      else port.close();
    }
  });
}

/** Nothing can be moved to another process: what is sent is copied once. */
function linkPortOf(port: MessagePortMain): LinkPort {
  return {
    send: message => port.postMessage(message),
    listen(onMessage) {
      port.on('message', event => onMessage(event.data));
      port.start();
    },
  };
}

function isOurFrame(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOurPage(frame.url);
}
