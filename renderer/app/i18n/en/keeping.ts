export const keeping = {
  menu: 'Where files are kept…',
  title: 'Where the files of this case are kept on this machine',
  files: 'The case has {{count}} files.',
  filesOf: 'The case has {{count}} files, {{size}} in each place.',
  question: 'Where are the evidence files to be kept?',
  both: 'In both places: the working store and the safety copy',
  bothText: 'Recommended. If one place fails, files are taken from the other; it takes twice the space.',
  mirror: 'In the safety copy only',
  mirrorText: 'Frees what the files take in the working store. They are read from the folder of the copy.',
  store: 'In the working store only',
  storeText: 'Frees what the files take in the folder of the copy.',
  riskTitle: 'This machine will have one copy of each file',
  mirrorRisk:
    'If the folder of the copy is lost or damaged, the files are lost, unless a second copy or a backup is on another drive. What is written in the case (not the files) stays in both places.',
  storeRisk:
    'If the working store is damaged, or the system deletes it, the files are lost, unless a second copy or a backup is on another drive. What is written in the case (not the files) stays in both places.',
  keep: 'Keep them so',
  done_both: 'The files are kept in both places; what is missing is being copied.',
  done_mirror: 'The files are kept in the safety copy; the store gives them up once each was compared.',
  done_store: 'The files are kept in the working store; the copy gives them up once each was compared.',
} as const;
