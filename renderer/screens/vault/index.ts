export { NewPassphrase } from './NewPassphrase.tsx';
export { RecoverySheet } from './RecoverySheet.tsx';
export { VaultGate } from './VaultGate.tsx';
