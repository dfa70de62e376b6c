import '../../../renderer/workers/withoutJit.ts';
import type { PageBench } from '../result.ts';
import { health } from './health.ts';
import { ingest } from './ingest.ts';
import { open } from './open.ts';
import { proof } from './proof.ts';
import { type TypingPage, typingPage } from './typing.tsx';
import { unlock } from './unlock.ts';

const benches: Readonly<Record<string, PageBench>> = { unlock, open, ingest, proof, health };

declare global {
  interface Window {
    runBench(name: string): Promise<unknown>;
    typing: TypingPage;
  }
}

window.runBench = async name => {
  const bench = benches[name];
  if (bench === undefined) throw new Error(`no bench named ${name} in the page`);
  return bench();
};
window.typing = typingPage();
