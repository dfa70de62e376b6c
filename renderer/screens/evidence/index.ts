export { EvidenceScreen } from './EvidenceScreen.tsx';
