export interface Space {
  readonly isPersisted: boolean;
  readonly usageBytes: number;
  readonly quotaBytes: number;
}

/** Asks the browser not to evict the store; it may say no, and the screen then says so. */
export async function requestPersistence(): Promise<boolean> {
  return (await globalThis.navigator?.storage?.persist?.()) ?? false;
}

export async function space(): Promise<Space> {
  const storage = globalThis.navigator?.storage;
  if (storage?.estimate === undefined) return { isPersisted: false, usageBytes: 0, quotaBytes: 0 };
  const [estimate, isPersisted] = await Promise.all([storage.estimate(), storage.persisted()]);
  return { isPersisted, usageBytes: estimate.usage ?? 0, quotaBytes: estimate.quota ?? 0 };
}
