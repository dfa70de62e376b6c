import type { Host } from '#host';
import '../../../renderer/trustedTypes.ts';
import '../../../renderer/workers/withoutJit.ts';
import { createHost } from '../../../renderer/host/index.ts';

declare global {
  interface Window {
    host: Host;
    lockReasons: string[];
    closeAsked: number;
  }
}

/** A page that shows nothing and hands its host to the test, inside the same walls as the application. */
window.host = createHost();
window.lockReasons = [];
window.host.onLockEvent(reason => window.lockReasons.push(reason));
