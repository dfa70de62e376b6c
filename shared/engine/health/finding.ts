import type { FindingCode, FindingSeverity, FindingWhere, HealthFinding, RepairKind } from '../contract/health.ts';

interface Rule {
  readonly severity: FindingSeverity;
  readonly repair: RepairKind | null;
}

/** What each finding means for the data, and what can be done where a whole copy is left. */
export const RULES: Readonly<Record<FindingCode, Rule>> = {
  damagedEntry: { severity: 'safe', repair: 'mendEntries' },
  badSignature: { severity: 'safe', repair: 'mendEntries' },
  badCertificate: { severity: 'safe', repair: 'mendEntries' },
  missingEntry: { severity: 'lost', repair: null },
  wrongOrder: { severity: 'notice', repair: 'keep' },
  newerVersion: { severity: 'notice', repair: 'reread' },
  fork: { severity: 'notice', repair: 'keep' },
  clockBack: { severity: 'notice', repair: 'keep' },
  damagedDraft: { severity: 'safe', repair: 'mendEntries' },
  snapshotDiffers: { severity: 'safe', repair: 'recompute' },
  copyLacks: { severity: 'safe', repair: 'compare' },
  storeLacks: { severity: 'safe', repair: 'compare' },
  copyDamaged: { severity: 'safe', repair: 'compare' },
  copyDiffers: { severity: 'safe', repair: 'mendEntries' },
  chunkMissing: { severity: 'safe', repair: 'mendFile' },
  chunkDamaged: { severity: 'safe', repair: 'mendFile' },
  chunkExtra: { severity: 'notice', repair: 'mendFile' },
  fileChanged: { severity: 'lost', repair: null },
  fileKeyWrong: { severity: 'lost', repair: null },
  orphanFile: { severity: 'notice', repair: 'sweep' },
  filesNotRead: { severity: 'notice', repair: 'reread' },
  keyringBehind: { severity: 'safe', repair: 'rewriteKeys' },
  keyringDamaged: { severity: 'safe', repair: 'rewriteKeys' },
  keyringRolledBack: { severity: 'notice', repair: 'newWriter' },
  rolledBack: { severity: 'notice', repair: 'keep' },
  headsBad: { severity: 'safe', repair: 'compare' },
  copyFailed: { severity: 'notice', repair: 'compare' },
  clockBehind: { severity: 'notice', repair: 'reread' },
  caseNotHere: { severity: 'lost', repair: null },
  caseKeyMissing: { severity: 'lost', repair: null },
};

const NOWHERE: FindingWhere = {
  journalId: null,
  kind: 'vault',
  caseTitle: '',
  title: null,
  writer: null,
  seq: null,
  entryId: null,
  copy: null,
  file: null,
  from: null,
  to: null,
  blob: null,
  chunks: [],
  time: null,
};

interface Facts {
  readonly count?: number;
  readonly cause?: string | null;
  /** false: no copy has it whole. */
  readonly isMendable?: boolean;
  /** Another repair than the rule's. */
  readonly repair?: RepairKind | null;
}

/** A finding as data; its key is made of the place alone, so that the next check finds the same one. */
export function found(code: FindingCode, where: Partial<FindingWhere>, facts: Facts = {}): HealthFinding {
  const place = { ...NOWHERE, ...where };
  const rule: Rule = facts.isMendable === false ? { severity: 'lost', repair: null } : RULES[code];
  const at = place.entryId ?? (place.writer === null ? null : `${place.writer.id}/${place.seq ?? ''}`);
  const parts = [code, place.journalId, place.copy, at, place.blob, place.file, place.from, place.time];
  return {
    key: parts.filter(part => part !== null).join(':'),
    code,
    severity: rule.severity,
    where: place,
    count: facts.count ?? 1,
    cause: facts.cause ?? null,
    repair: facts.repair === undefined ? rule.repair : facts.repair,
  };
}
