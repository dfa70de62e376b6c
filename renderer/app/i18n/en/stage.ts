/** Stages of an inspection, computed from its dated acts. */
export const stage = {
  preparing: 'Preparing',
  decided: 'Decided, not yet announced',
  fieldwork: 'Direct inspection',
  paused: 'Paused',
  reporting: 'Reporting results',
  drafting: 'Drafting the conclusion',
  appraisal: 'Appraisal',
  signing: 'Awaiting signature',
  signed: 'Signed, awaiting publication',
  followUp: 'Follow-up',
  stopped: 'Stopped',
  closed: 'File closed',
} as const;
