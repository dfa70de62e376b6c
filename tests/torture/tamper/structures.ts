import type { MemoryFolders } from '../../fixtures/memoryFolder.ts';
import type { Parts } from './alter.ts';

/** Where something is stored. What is altered on one side is made good from the other. */
export type Side = 'store' | 'copy' | 'backup';

/** One place of a structure, read and written behind the program's back. */
export interface Spot {
  /** For people: which row, which file. */
  readonly label: string;
  readonly parts: Parts;
  write(parts: Parts): Promise<void>;
}

export interface Structure {
  readonly name: string;
  readonly side: Side;
  spots(folders: MemoryFolders): Promise<readonly Spot[]>;
  /**
   * What is made good without a word: a cache, that is worth nothing; another order or a second one of parts that say
   * themselves where they belong (`repeats`); such a part less, which the other side still has (`absence`).
   */
  readonly quiet?: 'cache' | 'repeats' | 'absence';
  /** Parts whose absence must be told all the same. */
  mustBeThere?(part: Uint8Array): boolean;
}
