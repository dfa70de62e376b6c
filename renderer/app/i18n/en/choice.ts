/** Labels of enum values: `choice.<kind>.<field>.<value>`. */
export const choice = {
  'caseInfo.caseKind.inspection': 'Inspection',
  'caseInfo.caseKind.denunciationVerification': 'Verification of a denunciation',
  'caseInfo.caseKind.selfInspection': 'Self-inspection',
  'caseInfo.caseKind.assetVerification': 'Verification of assets and income',
  'caseInfo.organLevel.government': 'Government Inspectorate',
  'caseInfo.organLevel.province': 'Provincial inspectorate',
  'caseInfo.organLevel.ministryForces': 'Inspectorate of Defence or Public Security',
  'caseInfo.organLevel.stateBank': 'State Bank inspectorate',
  'caseInfo.organLevel.cipher': 'Cipher inspectorate',
  'caseInfo.organLevel.other': 'Other organ',
  'caseInfo.plannedOrSudden.planned': 'Planned',
  'caseInfo.plannedOrSudden.sudden': 'Unplanned',
  'profile.seat.team': 'Inspection team',
  'profile.seat.prosecutor': 'Prosecution',
  'profile.seat.archive': 'Records and archives',
} as const;
