export const SCHEME = 'app';
export const HOST = 'minh-chung';
export const START_URL = `${SCHEME}://${HOST}/index.html`;

/** Is this address a page of ours? Parsed, never searched in; an empty address is not. */
export function isOurPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${SCHEME}:` && url.host === HOST;
}
