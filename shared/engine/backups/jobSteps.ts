import type { Steps } from '#backup';
import type { JobHandle } from '../jobs/jobs.ts';
import { breathe } from '../journals/loadJournal.ts';

/** Other calls get their turn at least this often, in ms. */
const TURN = 40;

/** A job's progress as the room of backups tells it. */
export function jobSteps(handle: JobHandle): Steps {
  let bytesDone = 0;
  let itemsDone = 0;
  let lastTurn = performance.now();
  return {
    expect: left => handle.progress({ bytesTotal: bytesDone + left.bytes, itemsTotal: itemsDone + left.items }),
    step: async ({ bytes = 0, items = 0 }) => {
      bytesDone += bytes;
      itemsDone += items;
      handle.progress({ bytesDone, itemsDone });
      if (performance.now() - lastTurn > TURN) {
        await breathe();
        lastTurn = performance.now();
      }
      await handle.checkpoint();
    },
  };
}
