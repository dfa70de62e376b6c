import type { Engine, Job } from '#engine';

/** Resolves when a job is over, however it ended. */
export function jobEnd(engine: Engine, jobId: string): Promise<Job> {
  return new Promise((resolve, reject) => {
    const look = (job: Job | undefined) => {
      if (job === undefined || job.id !== jobId || job.state === 'running' || job.state === 'paused') return;
      unsubscribe();
      resolve(job);
    };
    const unsubscribe = engine.subscribe(event => {
      if (event.type === 'job') look(event.job);
    });
    // It may have ended before anybody listened.
    engine.jobs.list().then(
      jobs => look(jobs.find(each => each.id === jobId)),
      error => {
        unsubscribe();
        reject(error);
      },
    );
  });
}
