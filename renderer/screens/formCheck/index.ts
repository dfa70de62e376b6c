export { FormCheckScreen } from './FormCheckScreen.tsx';
