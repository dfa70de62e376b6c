import { describe, expect, it } from 'vitest';
import type { Job } from '#engine';
import { type JobHandle, type JobSpec, Jobs } from '../../../shared/engine/jobs/jobs.ts';

/** Jobs that tell what they say; time stands still unless it is moved. */
function newJobs() {
  const told: Job[] = [];
  const gone: string[] = [];
  let ids = 0;
  const jobs = new Jobs({
    emit: job => told.push(job),
    emitGone: id => gone.push(id),
    now: () => 1_000,
    newId: () => `job-${ids++}`,
    toFailure: () => ({ code: 'fileChanged', params: {} }),
  });
  return { jobs, told, gone, state: () => told.at(-1)?.state };
}

const work = (run: (handle: JobHandle) => Promise<void>, more: Partial<JobSpec> = {}): JobSpec => ({
  kind: 'ingest',
  caseId: null,
  itemsTotal: 3,
  bytesTotal: 30,
  run: async handle => {
    await run(handle);
    return {};
  },
  ...more,
});

const threeItems = async (handle: JobHandle) => {
  for (let done = 1; done <= 3; done++) {
    await handle.checkpoint();
    handle.progress({ itemsDone: done, bytesDone: done * 10 });
    await new Promise(resolve => setTimeout(resolve, 1));
  }
};
const failure = (item: string, canRetry = true) => ({ item, code: 'fileChanged', params: {}, canRetry });

describe('a job', () => {
  it('ends with everything done', async () => {
    const { jobs, told, state } = newJobs();
    jobs.start(work(threeItems));
    await expect.poll(state).toBe('done');
    expect(told.at(-1)).toMatchObject({ itemsDone: 3, bytesDone: 30, failures: [] });
  });

  it('waits while paused and goes on', async () => {
    const { jobs, told, state } = newJobs();
    const id = jobs.start(work(threeItems));
    jobs.pause(id);
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(state()).toBe('paused');
    expect(told.at(-1)?.itemsDone).toBeLessThan(3);
    jobs.resume(id);
    await expect.poll(state).toBe('done');
  });

  it('stops when cancelled, also while paused', async () => {
    const { jobs, state } = newJobs();
    const id = jobs.start(work(threeItems));
    jobs.pause(id);
    jobs.cancel(id);
    await expect.poll(state).toBe('cancelled');
  });

  it('that failed in part or in whole never counts as all done', async () => {
    const { jobs, told, state } = newJobs();
    jobs.start(
      work(async handle => {
        handle.fail(failure('b.pdf'));
        handle.progress({ itemsDone: 3, bytesDone: 30 });
      }),
    );
    await expect.poll(state).toBe('failed');
    expect(told.at(-1)?.itemsDone).toBe(2);
    jobs.start(
      work(async handle => {
        handle.progress({ itemsDone: 3, bytesDone: 30 });
        throw new Error('gone');
      }),
    );
    await expect.poll(() => told.at(-1)?.id).toBe('job-1');
    expect(told.at(-1)).toMatchObject({ state: 'failed', itemsDone: 2, bytesDone: 29 });
  });

  it('repeats only what may be repeated, and the old one goes from every list', async () => {
    const { jobs, gone, state } = newJobs();
    const again: string[] = [];
    const id = jobs.start(
      work(
        async handle => {
          handle.fail(failure('a.pdf'));
          handle.fail(failure('double.pdf', false));
        },
        {
          retry: failures =>
            work(async () => {
              again.push(...failures.map(each => each.item));
            }),
        },
      ),
    );
    await expect.poll(state).toBe('failed');
    jobs.retryFailed(id);
    await expect.poll(state).toBe('done');
    expect(again).toEqual(['a.pdf']);
    expect(gone).toEqual([id]);
    expect(jobs.list().map(job => job.id)).toEqual(['job-1']);
  });

  it('is dismissed only when it ended', async () => {
    const { jobs, gone, state } = newJobs();
    const id = jobs.start(work(threeItems));
    expect(() => jobs.dismiss(id)).toThrow('jobRunning');
    await expect.poll(state).toBe('done');
    jobs.dismiss(id);
    expect(gone).toEqual([id]);
    expect(() => jobs.dismiss(id)).toThrow('unknownJob');
  });
});
