import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { setRecord } from '#casefile';
import type { Engine, EngineEvent } from '#engine';
import type { EngineOptions } from '../../../shared/engine/context.ts';
import { createEngine } from '../../../shared/engine/createEngine.ts';

/** The floor: a unit test derives keys more often than a person does. */
import type { MemoryFolder, MemoryFolders } from '../../fixtures/memoryFolder.ts';

export const CHEAP = { memoryKiB: 64 * 1024, iterations: 3 } as const;
export const PASSPHRASE = 'bốn con ngựa trắng qua cầu';
export const SECRECY = { answer: 'no', decidedBy: 'Trần Thị B', documentNumber: '01/TTr' } as const;

export function freshIndexedDb(): void {
  globalThis.indexedDB = new IDBFactory();
  globalThis.IDBKeyRange = IDBKeyRange;
}

export function newEngine(options: Partial<EngineOptions> = {}): { engine: Engine; events: EngineEvent[] } {
  const engine = createEngine({ kdfCost: CHEAP, ...options });
  const events: EngineEvent[] = [];
  engine.subscribe(event => events.push(event));
  return { engine, events };
}

export function createVault(engine: Engine) {
  return engine.vault.create({
    passphrase: PASSPHRASE,
    deviceName: 'máy 1',
    profile: { fullName: 'Nguyễn Văn An', position: 'Thanh tra viên' },
    signers: [{ id: 's1', name: 'Lê Văn C', title: 'Chánh Thanh tra', authority: '' }],
  });
}

export async function createCase(engine: Engine, title = 'Thanh tra đất đai'): Promise<string> {
  const { caseId } = await engine.cases.create({ caseKind: 'inspection', title, secrecy: SECRECY, info: {} });
  return caseId;
}

/** A place of a host in memory. */
export function placeOf(folders: MemoryFolders, place: string): MemoryFolder {
  const folder = folders.places.get(place);
  if (folder === undefined) throw new Error(`no place ${place}`);
  return folder;
}

export const unlock = (engine: Engine) =>
  engine.vault.unlock({ secret: { type: 'passphrase', passphrase: PASSPHRASE } });

export const finding = (id: string, title: string) => setRecord('finding', id, { title });
