export { CaseFrame, type CaseScreens } from './CaseFrame.tsx';
export { Root } from './Root.tsx';
export { Shell } from './Shell.tsx';
