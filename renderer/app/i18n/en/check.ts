/** What a check found, by code. */
export const check = {
  unproven: 'No evidence is cited.',
  yearOutOfPeriod: 'The year {{detail}} does not fit the period examined.',
  collectorNotInspector: 'The collector was not an inspector on that date (Article 41, Law on Inspection).',
  incompleteRecommendation: 'The recommendation lacks an addressee, an action or a deadline.',
  brokenCitation: 'Cites an item that was withdrawn or is gone.',
  violationWithoutBasis: 'The violation has no legal basis.',
  violationWithoutParty: 'The violation names nobody responsible.',
  basisNotYetInForce: '{{detail}} was not yet in force when it happened.',
  basisNoLongerInForce: '{{detail}} was no longer in force when it happened.',
} as const;
