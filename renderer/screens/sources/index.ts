export { SourcesScreen } from './SourcesScreen.tsx';
