import { defaultLanguage, directionOf, isLanguage, type Language } from '@wasl/shared/language';
import { formatNumber } from '@wasl/shared/number-format';
import { type BackendModule, createInstance, type FormatterModule, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { writeSetting } from '../browser-storage.ts';
import { isolateWhereNeeded } from './isolate.ts';
import { loadTexts, type Namespace } from './resources.ts';

const files: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const wanted = isLanguage(language) ? language : defaultLanguage;
    loadTexts(wanted, namespace).then(
      (texts) => done(null, texts),
      // A failed chunk is worth another try: on a weak network it is there a second later.
      (error: Error) => done(error, true),
    );
  },
};

/** Every value put into a text goes through here: numbers in our one format, names and codes isolated. */
const formatter: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format(value: unknown, _format, language) {
    if (value === null || value === undefined) return '';
    const text = typeof value === 'number' ? formatNumber(value) : String(value);
    return isLanguage(language) ? isolateWhereNeeded(text, language) : text;
  },
};

const instance: I18n = createInstance();

/** Starts the texts in the language that boot.ts found (address, stored choice, browser) and wrote on `<html lang>`. */
export async function startI18n(namespaces: readonly Namespace[] = ['common']): Promise<I18n> {
  await instance
    .use(files)
    .use(formatter)
    .use(initReactI18next)
    .init({
      lng: languageOfPage(),
      fallbackLng: false,
      supportedLngs: ['ar', 'fr', 'en'],
      load: 'languageOnly',
      ns: [...namespaces],
      defaultNS: 'common',
      returnEmptyString: false,
      interpolation: { escapeValue: false, alwaysFormat: true },
      react: { useSuspense: true },
    });
  return instance;
}

export function languageOfPage(): Language {
  const { lang } = document.documentElement;
  return isLanguage(lang) ? lang : defaultLanguage;
}

export function currentLanguage(): Language {
  return isLanguage(instance.language) ? instance.language : languageOfPage();
}

/** Loads namespaces before a page is drawn, so that nothing flashes. */
export async function ensureTexts(namespaces: readonly Namespace[]): Promise<void> {
  await instance.loadNamespaces([...namespaces]);
}

/** Switches the language of the page in place: the texts come first, then direction, address and stored choice follow. */
export async function chooseLanguage(language: Language): Promise<void> {
  await instance.changeLanguage(language);
  const root = document.documentElement;
  root.lang = language;
  root.dir = directionOf(language);
  writeSetting('language', language);
  const address = new URL(window.location.href);
  if (address.searchParams.has('lang')) {
    address.searchParams.set('lang', language);
    window.history.replaceState(window.history.state, '', address);
  }
}

type CommonKey = 'update.text' | 'update.action';

/** A text for code outside React. */
export function i18nText(key: CommonKey): string {
  return instance.t(key);
}
