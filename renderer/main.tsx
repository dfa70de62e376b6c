import './trustedTypes.ts';
import './workers/withoutJit.ts';
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/base.css';
import { createRoot } from 'react-dom/client';
import { connectEngineWorker } from '#engine';
import { App } from './App.tsx';
import { type RunningEngine, readPreferences, startI18n } from './app/index.ts';
import { Root } from './app/shell/index.ts';
import { createHost } from './host/index.ts';
import { workerUrl } from './trustedTypes.ts';
import engineAddress from './workers/engine.worker.ts?worker&url';

const host = createHost();

/** A fresh engine in a fresh worker; the old one was terminated with its keys. */
function startEngine(): RunningEngine {
  const worker = new Worker(workerUrl(engineAddress), { type: 'module', name: 'engine' });
  return {
    ...connectEngineWorker(worker, { folders: host.folders }),
    onFailure: listener => worker.addEventListener('error', listener),
  };
}

// The scroll lock of dialogs makes its own style element and takes its nonce from this name.
Object.assign(globalThis, { __webpack_nonce__: document.documentElement.dataset.nonce });
startI18n(readPreferences().language);
const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(
  <Root host={host} startEngine={startEngine}>
    <App />
  </Root>,
);
