import { EngineError } from '#engine';
import { HostError } from '#host';
import { hasText, useT } from './i18n/index.ts';

export interface ErrorText {
  /** What happened to the data: said first. */
  readonly data: string;
  readonly cause: string;
  /** What to do. */
  readonly remedy: string;
}

/** An error in the user's language: first the data, then the cause, then what to do. */
export function useErrorText(): (error: unknown) => ErrorText {
  const t = useT();
  return error => {
    const { code, data, params } = partsOf(error);
    const known = hasText(`error.${code}.cause`) ? code : 'unknown';
    return {
      data: t(`data.${data}`),
      cause: t(`error.${known}.cause`, { ...params, code }),
      remedy: t(`error.${known}.remedy`, { ...params, code }),
    };
  };
}

function partsOf(error: unknown): { code: string; data: string; params: Readonly<Record<string, string | number>> } {
  if (error instanceof EngineError) return { code: error.code, data: error.data, params: error.params };
  if (error instanceof HostError) return { code: `host_${error.code}`, data: 'nothingChanged', params: {} };
  return { code: 'unknown', data: 'nothingChanged', params: { detail: error instanceof Error ? error.name : '' } };
}
