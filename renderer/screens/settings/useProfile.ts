import { useState } from 'react';
import { type AnySetChange, type RecordValue, setRecord } from '#casefile';
import { useRegistry } from '../../app/index.ts';

type Profile = RecordValue<'profile'>;

/** The profile and how to change it; an error stays in its place on screen. */
export function useProfile(): {
  readonly profile: Profile | undefined;
  readonly isReadOnly: boolean;
  readonly error: unknown;
  change(change: Omit<AnySetChange, 'type' | 'kind' | 'id'>): Promise<void>;
} {
  const { view, apply, isReadOnly } = useRegistry();
  const [error, setError] = useState<unknown>(null);
  return {
    profile: view.records.profile.profile,
    isReadOnly,
    error,
    change: async change => {
      setError(null);
      try {
        await apply([{ ...setRecord('profile', 'profile', {}), ...change } as AnySetChange]);
      } catch (cause) {
        setError(cause);
      }
    },
  };
}
