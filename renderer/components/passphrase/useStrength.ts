import { useEffect, useState } from 'react';

type Score = (passphrase: string, ownWords: readonly string[]) => number;

/** The word lists are large: they are loaded beside the screen, so that the unlock screen does not wait for them. */
export function useStrength(): Score | null {
  const [score, setScore] = useState<{ readonly of: Score } | null>(null);
  useEffect(() => {
    import('./passphraseStrength.ts').then(
      loaded => setScore({ of: loaded.passphraseScore }),
      error => console.error('word lists not loaded', error),
    );
  }, []);
  return score?.of ?? null;
}
