import type { Language } from '@wasl/shared/language';

/**
 * The texts, one file per namespace and language: `locales/<language>/<namespace>.json`. Arabic is the first draft and gives the keys
 * their types; a namespace is loaded when a route or component first asks for it. To add one, add its three files and a line here.
 */
export interface Resources {
  about: typeof import('../../locales/ar/about.json');
  account: typeof import('../../locales/ar/account.json');
  agreement: typeof import('../../locales/ar/agreement.json');
  'agreement-draft': typeof import('../../locales/ar/agreement-draft.json');
  'agreement-onboarding': typeof import('../../locales/ar/agreement-onboarding.json');
  card: typeof import('../../locales/ar/card.json');
  common: typeof import('../../locales/ar/common.json');
  counter: typeof import('../../locales/ar/counter.json');
  coverage: typeof import('../../locales/ar/coverage.json');
  favourites: typeof import('../../locales/ar/favourites.json');
  files: typeof import('../../locales/ar/files.json');
  history: typeof import('../../locales/ar/history.json');
  'agreement-text': typeof import('../../locales/ar/agreement-text.json');
  invitation: typeof import('../../locales/ar/invitation.json');
  office: typeof import('../../locales/ar/office.json');
  listing: typeof import('../../locales/ar/listing.json');
  offers: typeof import('../../locales/ar/offers.json');
  'partner-agreement': typeof import('../../locales/ar/partner-agreement.json');
  partners: typeof import('../../locales/ar/partners.json');
  pipeline: typeof import('../../locales/ar/pipeline.json');
  privacy: typeof import('../../locales/ar/privacy.json');
  search: typeof import('../../locales/ar/search.json');
  signing: typeof import('../../locales/ar/signing.json');
  session: typeof import('../../locales/ar/session.json');
  templates: typeof import('../../locales/ar/templates.json');
  verify: typeof import('../../locales/ar/verify.json');
  vouchers: typeof import('../../locales/ar/vouchers.json');
}

export type Namespace = keyof Resources;

interface TextTree {
  readonly [key: string]: string | TextTree;
}

const files = import.meta.glob<TextTree>('../../locales/*/*.json', { import: 'default' });

/** Loads one namespace in one language. Rejects when the file cannot be had (offline before the first visit). */
export async function loadTexts(language: Language, namespace: string): Promise<TextTree> {
  const load = files[`../../locales/${language}/${namespace}.json`];
  if (!load) throw new Error(`No texts for ${namespace} in ${language}`);
  return load();
}
