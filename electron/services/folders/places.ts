import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { PLACE } from '#host';
import { NodeFolder } from './nodeFolder.ts';

const FILE = 'folders.json';
const schema = z.strictObject({
  v: z.literal(1),
  places: z.record(z.string().regex(PLACE), z.strictObject({ path: z.string(), label: z.string() })),
});
type Chosen = z.infer<typeof schema>['places'];

/** Folders the user chose, by id: the window knows ids and labels, paths stay here. */
export class ChosenPlaces {
  readonly #folder: string;
  #known: Promise<Chosen> | null = null;

  /** @param folder the application's data folder */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async find(place: string): Promise<{ path: string; label: string } | null> {
    return (await this.#read())[place] ?? null;
  }

  /** The same folder chosen twice has one id. */
  async add(path: string): Promise<{ place: string; label: string }> {
    const places = await this.#read();
    const known = Object.entries(places).find(([, each]) => each.path === path);
    if (known !== undefined) return { place: known[0], label: known[1].label };
    const place = randomBytes(16).toString('hex');
    const label = labelOf(path);
    await this.#write({ ...places, [place]: { path, label } });
    return { place, label };
  }

  async forget(place: string): Promise<void> {
    const { [place]: _gone, ...rest } = await this.#read();
    await this.#write(rest);
  }

  #read(): Promise<Chosen> {
    this.#known ??= readFile(join(this.#folder, FILE), 'utf8').then(
      text => schema.parse(JSON.parse(text)).places,
      () => ({}), // nothing was chosen yet
    );
    // A list that does not read names no folder: the user chooses again, and what is in the folders stays.
    this.#known = this.#known.catch(() => ({}));
    return this.#known;
  }

  async #write(places: Chosen): Promise<void> {
    const text = JSON.stringify({ v: 1, places } satisfies z.infer<typeof schema>, null, 1);
    await new NodeFolder(this.#folder, '').replace(FILE, new TextEncoder().encode(text));
    this.#known = Promise.resolve(places);
  }
}

/** «USB › Sao lưu»: the folder and the one it is in, as people name a place. */
function labelOf(path: string): string {
  const parent = basename(dirname(path));
  return parent === '' ? path : `${parent} › ${basename(path)}`;
}
