export { proofText } from './proofText.ts';
export { RestoreBackup } from './RestoreBackup.tsx';
