import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChosenFolder, type FolderPort, type FolderPurpose, type Folders, HEADS_PLACE, MIRROR_PLACE } from '#host';
import { toHostError } from './failures.ts';
import { NodeFolder } from './nodeFolder.ts';
import { ChosenPlaces } from './places.ts';
import { holdFolder, releaseFolder } from './processLock.ts';

/** Folders of the application, named so that a person who finds them knows what they are. */
const OWN: Readonly<Record<string, string>> = { [MIRROR_PLACE]: 'ban-luu-du-phong', [HEADS_PLACE]: 'dau-chuoi' };

/** Folders on the disk: the application's own two, and those the user chose. */
export class DiskFolders implements Folders {
  readonly #data: string;
  readonly #chosen: ChosenPlaces;
  readonly #choosePath: (purpose: FolderPurpose) => Promise<string | null>;
  readonly #opened = new Map<string, NodeFolder>();

  /** @param data the application's data folder; @param choosePath asks the user, null = cancelled */
  constructor(data: string, choosePath: (purpose: FolderPurpose) => Promise<string | null>) {
    this.#data = data;
    this.#chosen = new ChosenPlaces(data);
    this.#choosePath = choosePath;
  }

  async open(place: string): Promise<FolderPort | null> {
    const own = OWN[place];
    const found = own === undefined ? await this.#chosen.find(place) : await this.#own(own);
    if (found === null || !(await isFolder(found.path))) return null;
    const known = this.#opened.get(place);
    if (known !== undefined) return known;
    const folder = new NodeFolder(found.path, found.label);
    this.#opened.set(place, folder);
    return folder;
  }

  async choose(purpose: FolderPurpose): Promise<ChosenFolder | null> {
    const path = await this.#choosePath(purpose);
    return path === null ? null : this.#chosen.add(path);
  }

  async forget(place: string): Promise<void> {
    await this.#opened.get(place)?.close();
    this.#opened.delete(place);
    await this.#chosen.forget(place);
  }

  /** The program ends: files and folders are free for the next one. */
  async close(): Promise<void> {
    for (const folder of this.#opened.values()) await folder.close();
    this.#opened.clear();
    for (const name of Object.values(OWN)) await releaseFolder(join(this.#data, name));
  }

  /** @throws HostError heldElsewhere */
  async #own(name: string): Promise<{ path: string; label: string }> {
    const path = join(this.#data, name);
    try {
      await holdFolder(path);
    } catch (error) {
      throw await toHostError(error, this.#data);
    }
    return { path, label: name };
  }
}

const isFolder = (path: string) =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  );
