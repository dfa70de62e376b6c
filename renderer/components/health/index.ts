export { HealthPanel } from './HealthPanel.tsx';
export { LastCheck } from './LastCheck.tsx';
