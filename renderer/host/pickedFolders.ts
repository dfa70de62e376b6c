import { createStore, del, entries, get, set } from 'idb-keyval';
import {
  type ChosenFolder,
  type FolderPort,
  type FolderPurpose,
  type Folders,
  HEADS_PLACE,
  HostError,
  type HostFolders,
  linkPort,
  MIRROR_PLACE,
  serveFolders,
} from '#host';
import { HandleFolder } from './handleFolder.ts';

type Mode = 'read' | 'readwrite';
/** Not yet in TypeScript's own description of the browser. */
interface PickedHandle extends FileSystemDirectoryHandle {
  queryPermission(options: { readonly mode: Mode }): Promise<PermissionState>;
  requestPermission(options: { readonly mode: Mode }): Promise<PermissionState>;
}
type Picker = (options: { readonly id: string; readonly mode: Mode }) => Promise<PickedHandle>;

/** As kept in IndexedDB: the handle is the browser's, nobody can make one from a path. */
interface Kept {
  readonly handle: PickedHandle;
  readonly label: string;
  readonly mode: Mode;
}

const picker = (): Picker | undefined => (window as { showDirectoryPicker?: Picker }).showDirectoryPicker;
/** A database apart from the vault's: where folders are is needed before a vault is open. Names of folders, no content. */
const kept = createStore('minhchung-folders', 'places');

/**
 * Folders that the person chose in this browser. There is no folder of the application here: the copy it keeps for itself
 * goes to a chosen one too. After a restart the browser may ask for each again, and only when the person clicks.
 */
export class PickedFolders implements HostFolders, Folders {
  readonly #open = new Map<string, FolderPort>();

  get canChoose(): boolean {
    return picker() !== undefined;
  }

  get chooseOwn(): HostFolders['chooseOwn'] {
    return this.canChoose ? () => this.#pick('mirror', 'readwrite', MIRROR_PLACE) : null;
  }

  serve(port: MessagePort): void {
    serveFolders(linkPort(port), this);
  }

  choose(purpose: FolderPurpose): Promise<ChosenFolder | null> {
    return this.#pick(purpose, purpose === 'restore' ? 'read' : 'readwrite', null);
  }

  async open(place: string): Promise<FolderPort | null> {
    // The heads file stands in the folder of the copy, as on a second drive: a browser has no other place to flush to.
    const name = place === HEADS_PLACE ? MIRROR_PLACE : place;
    const known = await get<Kept>(name, kept);
    if (known === undefined || !(await isAllowed(known))) return null;
    let port = this.#open.get(name);
    if (port === undefined) {
      port = new HandleFolder(known.handle, known.label);
      this.#open.set(name, port);
    }
    return port.info().then(
      () => port,
      () => null, // the drive is not there
    );
  }

  async forget(place: string): Promise<void> {
    this.#open.delete(place);
    await del(place, kept);
  }

  async notAllowed(): Promise<readonly ChosenFolder[]> {
    const places: ChosenFolder[] = [];
    for (const [place, known] of await entries<string, Kept>(kept))
      if (!(await isAllowed(known))) places.push({ place, label: known.label });
    return places;
  }

  async allow(place: string): Promise<boolean> {
    const known = await get<Kept>(place, kept);
    return known !== undefined && (await known.handle.requestPermission({ mode: known.mode })) === 'granted';
  }

  async #pick(id: string, mode: Mode, own: string | null): Promise<ChosenFolder | null> {
    const pick = picker();
    if (pick === undefined) return null;
    const handle = await pick.call(window, { id, mode }).catch(unlessCancelled);
    if (handle === null) return null;
    const label = handle.name;
    const place = own ?? (await this.#placeOf(handle)) ?? newPlace();
    this.#open.delete(place);
    await set(place, { handle, label, mode } satisfies Kept, kept);
    return { place, label };
  }

  /** The same folder chosen twice has one id. */
  async #placeOf(handle: PickedHandle): Promise<string | null> {
    for (const [place, known] of await entries<string, Kept>(kept))
      if (place !== MIRROR_PLACE && (await known.handle.isSameEntry(handle))) return place;
    return null;
  }
}

async function isAllowed({ handle, mode }: Kept): Promise<boolean> {
  return (await handle.queryPermission({ mode })) === 'granted';
}

function newPlace(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function unlessCancelled(error: unknown): null {
  if (error instanceof DOMException && error.name === 'AbortError') return null;
  // A system folder, or the whole disk: the browser has told the person why.
  throw error instanceof DOMException && error.name === 'SecurityError' ? new HostError('notWritable') : error;
}
