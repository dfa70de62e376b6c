import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en, vi } from './catalogue.ts';

export type Language = 'vi' | 'en';
export type T = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Loads both catalogues; the language can change while the application runs. */
export function startI18n(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'vi',
    resources: { vi: { translation: vi }, en: { translation: en } },
    interpolation: { escapeValue: false }, // React escapes
    returnEmptyString: false,
  });
}

export async function setLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Texts of the catalogue in the chosen language. */
export function useT(): T {
  const { t } = useTranslation();
  return t as T;
}

/** A text outside React, in the language of the moment. */
export function text(key: string): string {
  return i18next.t(key);
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'vi';
}

export function hasText(key: string): boolean {
  return i18next.exists(key);
}
