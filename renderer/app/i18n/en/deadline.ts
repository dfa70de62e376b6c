/** Legal deadlines by rule. */
export const deadline = {
  inspectionTerm: 'Term of the inspection',
  term: 'Term of the inspection',
  announce: 'Announce the decision',
  report: 'Report the results',
  orderDraft: 'Order the draft conclusion',
  draft: 'Draft the conclusion',
  sign: 'Sign the conclusion',
  authorityAnswer: 'Answer of the same-level authority',
  publish: 'Publish the conclusion',
  subjectPlan: 'Subject reports its plan',
  managingOrgan: 'Managing organ acts',
  direct: 'Direction to carry out',
  reinspection: 'Limitation for re-inspection',
} as const;
