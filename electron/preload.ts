import { contextBridge, ipcRenderer } from 'electron';
import { CALL_NAMES, EVENT_CHANNEL, FOLDER_LINK } from '#host/names';

/** The whole bridge: a closed list of calls and one stream of events. No generic channel, no Electron event objects. */
const calls = Object.fromEntries(CALL_NAMES.map(name => [name, (input: unknown) => ipcRenderer.invoke(name, input)]));

contextBridge.exposeInMainWorld('desk', {
  ...calls,
  subscribe: (listener: (event: unknown) => void) => {
    const forward = (_event: unknown, event: unknown) => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => ipcRenderer.removeListener(EVENT_CHANNEL, forward);
  },
});

window.addEventListener('message', ({ source, data, ports }) => {
  if (source === window && data === FOLDER_LINK) ipcRenderer.postMessage(FOLDER_LINK, null, ports.slice(0, 1));
});
