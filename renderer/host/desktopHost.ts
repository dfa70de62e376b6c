import {
  type CallInput,
  type CallName,
  type CallOutputs,
  type Desk,
  FOLDER_LINK,
  type Host,
  HostError,
  saveBytes,
} from '#host';

/** The desktop, over the preload's closed list of calls. */
export function desktopHost(desk: Desk): Host {
  const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutputs[N]> => {
    const reply = await desk[name](input as never);
    if (!reply.ok) throw new HostError(reply.code);
    return reply.value as CallOutputs[N];
  };
  const files: Host['files'] = {
    beginSave: async order => (await call('files.beginSave', order))?.handle ?? null,
    write: async (handle, chunk) =>
      void (await call('files.write', { handle, chunk: chunk as Uint8Array<ArrayBuffer> })),
    finish: async handle => (await call('files.finish', { handle })).name,
    abort: async handle => void (await call('files.abort', { handle })),
    saveBytes: order => saveBytes(files, order),
  };
  return {
    kind: 'desktop',
    appInfo: () => call('app.info', null),
    files,
    pdf: {
      render: async document => (await call('pdf.render', { document: document as Record<string, unknown> })).pdf,
    },
    clipboard: { clear: async () => void (await call('clipboard.clear', null)) },
    onLockEvent: listener => desk.subscribe(event => event.type === 'lock' && listener(event.reason)),
    onCloseRequest: listener =>
      desk.subscribe(event => {
        if (event.type !== 'closeRequested') return;
        void listener().then(
          mayClose => call(mayClose ? 'window.readyToClose' : 'window.stayOpen', null),
          () => call('window.readyToClose', null),
        );
      }),
    warnOnClose: () => undefined, // it asks by itself
    closeNow: async () => void (await call('window.readyToClose', null)),
    folders: {
      canChoose: true,
      serve: port => window.postMessage(FOLDER_LINK, window.origin, [port]),
      choose: purpose => call('folder.choose', { purpose }),
      forget: async place => void (await call('folder.forget', { place })),
      chooseOwn: null,
      notAllowed: async () => [],
      allow: async () => true,
    },
  };
}
