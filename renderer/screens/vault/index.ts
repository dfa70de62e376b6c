export { VaultGate } from './VaultGate.tsx';
