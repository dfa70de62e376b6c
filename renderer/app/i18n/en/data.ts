/** What happened to the data: the first sentence of every error. */
export const data = {
  nothingChanged: 'Your data is untouched.',
  savedBefore: 'Everything saved before is still there.',
  notSaved: 'The last change was not saved.',
  partlyDone: 'Part of it is done, the rest is not.',
  damagedStored: 'Part of the stored data is damaged; the rest is not affected.',
} as const;
