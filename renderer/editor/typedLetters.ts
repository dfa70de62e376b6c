import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Transaction } from '@tiptap/pm/state';

/** How much a transaction of this session added and removed; null for what came from elsewhere or changed no text. */
export function typedLetters(transaction: Transaction): { readonly added: number; readonly removed: number } | null {
  if (!transaction.docChanged || isChangeOrigin(transaction)) return null;
  let added = 0;
  let removed = 0;
  for (const step of transaction.steps)
    step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
      added += newEnd - newStart;
      removed += oldEnd - oldStart;
    });
  return { added, removed };
}
