import { describe, expect, it } from 'vitest';
import { droppedFiles } from '../../../renderer/screens/evidence/droppedFiles.ts';

type Node = { readonly name: string; readonly children?: readonly Node[]; readonly isLost?: boolean };

/** A dropped entry as the browser gives it; a folder's reader answers a hundred at a time. */
function entryOf(node: Node, parent = ''): FileSystemEntry {
  const fullPath = `${parent}/${node.name}`;
  const lost = () => new DOMException('gone', 'NotFoundError');
  const entry = {
    name: node.name,
    fullPath,
    isFile: node.children === undefined,
    isDirectory: node.children !== undefined,
    file: (done: (file: File) => void, failed: (error: DOMException) => void) =>
      node.isLost === true ? failed(lost()) : done(new File(['x'], node.name)),
    createReader: () => {
      let at = 0;
      return {
        readEntries: (done: (entries: FileSystemEntry[]) => void, failed: (error: DOMException) => void) => {
          if (node.isLost === true) return failed(lost());
          const batch = (node.children ?? []).slice(at, at + 100);
          at += batch.length;
          done(batch.map(child => entryOf(child, fullPath)));
        },
      };
    },
  };
  return entry as unknown as FileSystemEntry;
}

const drop = (...nodes: Node[]) =>
  droppedFiles({ items: nodes.map(node => ({ webkitGetAsEntry: () => entryOf(node) })) } as unknown as DataTransfer);

describe('a drop of files and folders', () => {
  it('opens folders fifty levels deep and larger than one batch', async () => {
    let deep: Node = { name: 'đáy.txt' };
    for (let level = 50; level > 0; level--) deep = { name: `c${level}`, children: [deep] };
    const many = { name: 'Tập 1', children: Array.from({ length: 250 }, (_, i) => ({ name: `${i + 1}.pdf` })) };
    const { files, unread } = await drop(deep, many);
    expect(unread).toEqual([]);
    expect(files).toHaveLength(251);
    expect(files.find(each => each.name === 'đáy.txt')?.path.split('/')).toHaveLength(51);
    // As people count: 2 before 10.
    const order = files.filter(each => each.path.startsWith('Tập 1')).map(each => each.name);
    expect(order.slice(0, 3)).toEqual(['1.pdf', '2.pdf', '3.pdf']);
  });

  it('names what vanished and keeps the rest', async () => {
    const { files, unread } = await drop(
      { name: 'a.pdf' },
      { name: 'mất.pdf', isLost: true },
      { name: 'Tập 2', children: [{ name: 'b.pdf' }, { name: 'khóa', children: [], isLost: true }] },
    );
    expect(files.map(each => each.path)).toEqual(['a.pdf', 'Tập 2/b.pdf']);
    expect(unread).toEqual(['mất.pdf', 'Tập 2/khóa']);
  });
});
