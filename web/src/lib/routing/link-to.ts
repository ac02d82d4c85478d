/** Addresses of pages that features link to without knowing each other. */
export const linkTo = {
  search: (query = '') => (query ? `/?${query}` : '/'),
  offer: (offerId: string) => `/offers/${offerId}`,
  partner: (partnerId: string) => `/partners/${partnerId}`,
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  join: (next?: string) => (next ? `/join?next=${encodeURIComponent(next)}` : '/join'),
  vouchers: () => '/vouchers',
  voucher: (voucherId: string) => `/vouchers/${voucherId}`,
  card: () => '/card',
  favourites: () => '/favourites',
  history: () => '/history',
  account: () => '/account',
  counter: () => '/counter',
  about: () => '/about',
  partnerAgreements: () => '/partner/agreements',
  partnerListing: () => '/partner/listing',
  signing: (token: string) => `/sign/${token}`,
  verify: () => '/verify',
  invitation: (token: string) => `/invitation/${token}`,
  office: (query = '') => (query ? `/office?${query}` : '/office'),
  agreement: (agreementId: string) => `/office/agreements/${agreementId}`,
  prospect: (prospectId: string) => `/office?prospect=${prospectId}`,
  coverage: () => '/office/coverage',
  changes: () => '/office/changes',
  templates: () => '/office/templates',
  template: (templateId: string) => `/office/templates/${templateId}`,
} as const;

/** Where to go after signing in: only a path of our own, never another site (`//host`, `/\host`, `https:`). */
export function safeNext(next: string | null | undefined): string {
  return next && /^\/(?![/\\])/.test(next) && !/[\\\p{Cc}]/u.test(next) ? next : '/';
}
