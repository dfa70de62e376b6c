/** Trusted Types inside a worker: it may start only scripts of our own origin (CSP `trusted-types minhchung-worker`). */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;

const own = factory?.createPolicy('minhchung-worker', {
  createScriptURL: address => {
    const url = new URL(address, location.href);
    if (url.origin !== location.origin) throw new TypeError('foreign worker script');
    return url.href;
  },
});

export function ownWorkerUrl(address: string): string {
  return own === undefined ? address : own.createScriptURL(address);
}
