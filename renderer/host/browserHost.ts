import * as z from 'zod';
import {
  type AppInfo,
  type Host,
  HostError,
  type HostFailureCode,
  type SaveHandle,
  type SaveOrder,
  saveBytes,
} from '#host';
import { FilePicker } from './filePicker.ts';
import { PickedFolders } from './pickedFolders.ts';

const failure = z.object({ ok: z.literal(false), code: z.string() });
const info = z.object({
  version: z.string(),
  platform: z.string(),
  runtime: z.string(),
  missing: z.array(z.enum(['mirror', 'lockEvents', 'networkRefusal'])),
});

/** The loopback host of evaluation: what only a desktop can give is missing, and the application says so. */
export function browserHost(): Host {
  const picker = new FilePicker();
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  const files: Host['files'] = {
    beginSave: async order => {
      const picked = await picker.begin(order);
      if (picked === 'cancelled') return null;
      return picked === 'unavailable' ? beginDownload(order) : picked.handle;
    },
    write: async (handle, chunk) => {
      if (picker.has(handle)) await picker.write(handle, chunk);
      else await post(`files.write?handle=${handle}`, chunk as Uint8Array<ArrayBuffer>);
    },
    finish: async handle => {
      if (picker.has(handle)) return picker.finish(handle);
      return z.object({ name: z.string() }).parse(await post(`files.finish?handle=${handle}`, null)).name;
    },
    abort: async handle => {
      if (picker.has(handle)) await picker.abort(handle);
      else await post(`files.abort?handle=${handle}`, null);
    },
    saveBytes: order => saveBytes(files, order),
  };
  return {
    kind: 'browser',
    appInfo: async (): Promise<AppInfo> => info.parse(await post('app.info', null)),
    files,
    pdf: {
      render: async document => {
        const response = await send('pdf.render', JSON.stringify({ document }));
        return new Uint8Array(await response.arrayBuffer());
      },
    },
    clipboard: {
      clear: async () => {
        // Refused without focus or permission: then the clipboard keeps what it has, as the banner says.
        await navigator.clipboard?.writeText('').catch(() => undefined);
      },
    },
    onLockEvent: () => () => undefined,
    onCloseRequest: listener => {
      const onHide = () => void listener();
      window.addEventListener('pagehide', onHide);
      return () => window.removeEventListener('pagehide', onHide);
    },
    warnOnClose: isNeeded =>
      isNeeded ? window.addEventListener('beforeunload', warn) : window.removeEventListener('beforeunload', warn),
    closeNow: async () => window.close(),
    folders: new PickedFolders(),
  };
}

/** The browser's download, held open and fed by the calls that follow. */
async function beginDownload(order: SaveOrder): Promise<SaveHandle> {
  const { handle } = z.object({ handle: z.string() }).parse(await post('files.beginSave', JSON.stringify(order)));
  const link = document.createElement('a');
  link.href = `/host/download/${handle}`;
  link.download = order.suggestedName;
  link.click();
  return handle;
}

async function send(name: string, body: BodyInit | null): Promise<Response> {
  const response = await fetch(`/host/${name}`, { method: 'POST', body, credentials: 'same-origin' });
  if (response.ok) return response;
  const parsed = failure.safeParse(await response.json().catch(() => null));
  throw new HostError((parsed.success ? parsed.data.code : 'unknown') as HostFailureCode);
}

async function post(name: string, body: BodyInit | null): Promise<unknown> {
  const answer = z.object({ ok: z.literal(true), value: z.unknown() }).parse(await (await send(name, body)).json());
  return answer.value;
}
