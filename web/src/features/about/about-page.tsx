import Handshake from 'lucide-react/icons/handshake';
import Scale from 'lucide-react/icons/scale';
import ShieldCheck from 'lucide-react/icons/shield-check';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { Card } from '../../ui/card.tsx';
import { Icon, type IconGlyph } from '../../ui/icon.tsx';
import { dataSources } from './data-sources.ts';

/** Parts of the privacy notice, worded once in the texts of `privacy`. */
const noticeParts = ['who', 'why', 'what', 'seen', 'device', 'rights'] as const;

/** What Wasl is, what it keeps about people and which rights they have, and whose data it shows. */
export function AboutPage() {
  const { t } = useTranslation(['about', 'privacy']);
  useDocumentTitle(t('title'));
  return (
    <div className="mx-auto grid w-full max-w-[760px] content-start gap-4 px-4 py-4 desktop:py-8">
      <h1>{t('title')}</h1>
      <Part id="wasl" icon={Handshake} title={t('what.title')}>
        <p>{t('what.members')}</p>
        <p>{t('what.organizations')}</p>
        <p>{t('what.partners')}</p>
      </Part>
      <Part id="privacy" icon={ShieldCheck} title={t('privacy:title')}>
        {noticeParts.map((part) => (
          <section key={part} aria-labelledby={`about-${part}`}>
            <h3 id={`about-${part}`}>{t(`privacy:${part}.title`)}</h3>
            <p>{t(`privacy:${part}.text`)}</p>
          </section>
        ))}
        <section aria-labelledby="about-staff">
          <h3 id="about-staff">{t('staff.title')}</h3>
          <p>{t('staff.text')}</p>
        </section>
        <section aria-labelledby="about-contact">
          <h3 id="about-contact">{t('contact.title')}</h3>
          <p>{t('contact.text')}</p>
        </section>
      </Part>
      <Part id="data" icon={Scale} title={t('data.title')}>
        <p>{t('data.text')}</p>
        <dl className="grid gap-3">
          {dataSources.map(({ key, address, licence }) => (
            <div key={key}>
              <dt className="font-semibold">{t(`data.source.${key}`)}</dt>
              <dd className="flex flex-wrap gap-x-4 text-s">
                <Away to={address}>{hostOf(address)}</Away>
                {licence && <Away to={licence.address}>{licence.name}</Away>}
              </dd>
            </div>
          ))}
        </dl>
        <p>{t('data.mistakes')}</p>
      </Part>
    </div>
  );
}

function Part({
  id,
  icon,
  title,
  children,
}: {
  id: string;
  icon: IconGlyph;
  title: string;
  children: ReactNode;
}) {
  return (
    <Card as="section" aria-labelledby={`about-${id}`} className="grid gap-4 p-5">
      <h2 id={`about-${id}`} className="flex items-center gap-3">
        <Icon of={icon} className="text-action-strong" />
        {title}
      </h2>
      {children}
    </Card>
  );
}

/** A link to another site; addresses and licences are named the same in every language. */
function Away({ to, children }: { to: string; children: string }) {
  return (
    <a className="inline-link" href={to} target="_blank" rel="noopener" dir="ltr">
      {children}
    </a>
  );
}

function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}
