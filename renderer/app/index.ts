export { type ErrorText, useErrorText } from './errors.ts';
export { formatBytes, formatDate, formatDateTime, formatMoney, formatTime, todayIso } from './format.ts';
export { type Language, startI18n, type T, useLanguage, useT } from './i18n/index.ts';
export { jobEnd } from './jobEnd.ts';
export { LastWords, type TypedText } from './lastWords.ts';
export {
  CaseProvider,
  type OpenCase,
  type Opening,
  RegistryProvider,
  useCase,
  useOpening,
  useRegistry,
} from './openCase.tsx';
export { type Preferences, readPreferences, writePreferences } from './preferences.ts';
export { PreferencesProvider, usePreferences } from './preferencesContext.tsx';
export { CASE_TABS, type CaseTab, type Navigation, type Route, RouteProvider, useRoute } from './route.tsx';
export { SafetyProvider, useSafety } from './safety.tsx';
export { restorePlace } from './screenPlace.ts';
export {
  type RunningEngine,
  SessionProvider,
  type SessionValue,
  useBeforeLock,
  useEngine,
  useHost,
  useJobs,
  useSession,
} from './session.tsx';
export { cssVariables, theme } from './theme.ts';
export { newId, useToday } from './useToday.ts';
export { lastTab, rememberTab } from './viewState.ts';
