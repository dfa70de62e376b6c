import * as z from 'zod';
import { CASE_TABS, type CaseTab } from './route.tsx';

const KEY = 'minhchung.lastTabs';
const MOST = 200;
const schema = z.array(z.tuple([z.string(), z.enum(CASE_TABS)])).catch([]);

/** The part of a case that was on screen last. Only ids and our own words: local storage is not encrypted. */
export function lastTab(caseId: string): CaseTab {
  return read().find(([id]) => id === caseId)?.[1] ?? 'overview';
}

export function rememberTab(caseId: string, tab: CaseTab): void {
  const others = read().filter(([id]) => id !== caseId);
  localStorage.setItem(KEY, JSON.stringify([[caseId, tab], ...others].slice(0, MOST)));
}

function read(): [string, CaseTab][] {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    return []; // unreadable: every case opens on its overview
  }
}
