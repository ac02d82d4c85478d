import { directionOf, type Language } from '@wasl/shared/language';

interface LocalTextProps {
  /** As the API gives it; `displayLanguage` differs from the page's where a translation is missing. */
  text: { readonly display: string; readonly displayLanguage: Language };
  className?: string | undefined;
}

/** A stored text in whatever language it exists: isolated, in its own direction, and told to screen readers as what it is. */
export function LocalText({ text, className }: LocalTextProps) {
  return (
    <bdi lang={text.displayLanguage} dir={directionOf(text.displayLanguage)} className={className}>
      {text.display}
    </bdi>
  );
}
