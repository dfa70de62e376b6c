export { type ErrorText, useErrorText } from './errors.ts';
export { formatBytes, formatDate, formatDateTime, formatMoney, formatTime, todayIso } from './format.ts';
export { type Language, type T, useLanguage, useT } from './i18n/index.ts';
export { CaseProvider, type OpenCase, type Opening, RegistryProvider, useCase, useOpening, useRegistry } from './openCase.tsx';
export { type Preferences, readPreferences, writePreferences } from './preferences.ts';
export { usePreferences } from './preferencesContext.tsx';
export { CASE_TABS, type CaseTab, type Route, useRoute } from './route.tsx';
export { type SessionValue, useBeforeLock, useEngine, useHost, useJobs, useSession } from './session.tsx';
export { newId, useToday } from './useToday.ts';
