/**
 * Trusted Types (CSP `require-trusted-types-for 'script'`): strings do not become code or markup. The default policy lets
 * through only what cannot be markup – Mantine writes CSS text into its own style elements – and refuses all else.
 */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: Record<string, (input: string) => string | null>,
  ): { createScriptURL(url: string): string };
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;

factory?.createPolicy('default', { createHTML: text => (text.includes('<') ? null : text) });

const workers = factory?.createPolicy('minhchung-worker', {
  createScriptURL: address => {
    const url = new URL(address, document.baseURI);
    if (url.origin !== new URL(document.baseURI).origin) throw new TypeError('foreign worker script');
    return url.href;
  },
});

/** The address of one of our own worker scripts, as the browser wants it. */
export function workerUrl(address: string): string {
  return workers === undefined ? address : workers.createScriptURL(address);
}
