export { RecommendationsScreen } from './RecommendationsScreen.tsx';
