import { setRecord } from '#casefile';
import { connectEngineWorker, type EngineEvent, type EngineWorker } from '#engine';

export const PASSPHRASE = 'bốn con ngựa trắng qua cầu';

let names = 0;
/** A database of its own for each test. */
export function freshName(): string {
  return `test-${Date.now()}-${names++}`;
}

export interface StartedEngine extends EngineWorker {
  readonly events: EngineEvent[];
}

/** The engine as the product runs it: in its worker, over the RPC, on real IndexedDB. */
export function startEngine(vaultName: string): StartedEngine {
  const worker = new Worker(new URL('../../../renderer/workers/engine.worker.ts', import.meta.url), { type: 'module' });
  const connected = connectEngineWorker(worker, { vaultName });
  const events: EngineEvent[] = [];
  connected.engine.subscribe(event => events.push(event));
  return { ...connected, events };
}

export function createVault({ engine }: EngineWorker) {
  return engine.vault.create({
    passphrase: PASSPHRASE,
    deviceName: 'máy thử',
    profile: { fullName: 'Nguyễn Văn An' },
    signers: [],
  });
}

export function unlock({ engine }: EngineWorker) {
  return engine.vault.unlock({ secret: { type: 'passphrase', passphrase: PASSPHRASE } });
}

export async function createCase({ engine }: EngineWorker): Promise<string> {
  const { caseId } = await engine.cases.create({
    caseKind: 'inspection',
    title: 'Thanh tra đất đai',
    secrecy: { answer: 'no', decidedBy: 'Trần Thị B', documentNumber: '' },
    info: {},
  });
  return caseId;
}

export const finding = (id: string, title: string) => setRecord('finding', id, { title });

/** Resolves once no other worker of this vault holds the lock: ending a worker is not instant. */
export async function waitUntilFree({ engine }: EngineWorker): Promise<void> {
  for (;;) {
    const { isHeldElsewhere } = await engine.vault.status();
    if (!isHeldElsewhere) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
