import { useCallback } from 'react';
import type { RecordValue } from '#casefile';
import { useCase, useSession } from '../../../app/index.ts';

export interface Author {
  readonly name: string;
  /** ms since the epoch; null before it is known */
  readonly at: number | null;
  readonly isOwn: boolean;
}

/** Who wrote a remark, and when: by the entry that made it, not by what it says of itself. */
export function useAuthors(): (remark: RecordValue<'remark'>) => Author {
  const { view } = useCase();
  const { session } = useSession();
  const { provenance, members } = view;
  return useCallback(
    ({ id }) => {
      const made = provenance[`remark:${id}`];
      return {
        name: members.find(member => member.identity === made?.addedBy)?.name ?? '',
        at: made?.addedAt ?? null,
        isOwn: made !== undefined && made.addedBy === session?.identity,
      };
    },
    [provenance, members, session],
  );
}
