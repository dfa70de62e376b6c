export const sources = {
  title: 'Sealed compartment: sources',
  explain:
    'The identity of those who denounce or inform is kept in a compartment with its own key. Opening it asks for the passphrase again; it closes after 5 minutes. The case holds a pseudonym and a transcript only.',
  passphrase: 'Passphrase',
  open: 'Open compartment',
  close: 'Close compartment',
  closesIn: 'Closes in {{minutes}}:{{seconds}}',
  warning: 'Do not write names, addresses or handwriting of a source anywhere but here.',
  add: 'Add a source',
  pseudonym: 'Nguồn tin {{number}}',
  addLetter: 'Take a letter into the compartment',
  transcript: 'Transcript (shown in the case under the pseudonym)',
  transcriptHint: 'Copy what was said, without anything that reveals the source.',
} as const;
