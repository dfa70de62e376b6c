export { PartiesScreen } from './PartiesScreen.tsx';
