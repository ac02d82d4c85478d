import type { Language } from '@wasl/shared/language';

const suspendedVouchers: Record<Language, string> = {
  ar: 'القسائم الصادرة من قبل تبقى عند أصحابها ولا تُستعمل ما دام التوقيف؛ تنتهي في يومها المعتاد.',
  fr: 'Les bons déjà émis restent à leurs titulaires sans pouvoir servir tant que dure la suspension ; leur dernier jour ne change pas.',
  en: 'Vouchers issued before stay with their holders and cannot be used while the suspension lasts; their last day does not change.',
};

/** What a suspension does to vouchers issued before. */
export function effectOnVouchers(language: Language): string {
  return suspendedVouchers[language];
}
