import { useTranslation } from 'react-i18next';
import type { AgreementPeople } from './agreement.types.ts';
import { When } from './when.tsx';

/** Where each signs, at the end of the text: on the screen it says who has, on paper it leaves room. */
export function SignatureBoxes({ people }: { people: AgreementPeople | null }) {
  const { t } = useTranslation('agreement');
  if (!people) return null;
  const { signing, currentVersion } = people;
  const isCurrent = signing !== null && signing.versionNumber === currentVersion?.number;
  const boxes = isCurrent
    ? signing.signatories
        .filter(({ state }) => state !== 'DELEGATED')
        .map(({ id, name, title, group, state, decidedAt }) => ({
          id,
          name,
          title,
          group,
          signedAt: state === 'SIGNED' ? decidedAt : null,
        }))
    : (currentVersion?.signatories ?? []).map(({ key, name, title, group }) => ({
        id: key,
        name,
        title,
        group,
        signedAt: null,
      }));
  if (boxes.length === 0) return null;
  return (
    <ul className="agreement-signs" aria-label={t('signatories.title')}>
      {boxes.map(({ id, name, title, group, signedAt }) => (
        <li key={id} className={signedAt ? 'done' : undefined}>
          <span>
            <b>
              <bdi>{name}</bdi>
            </b>
            <br />
            <bdi>{title}</bdi>
          </span>
          <span className="text-muted">
            {signedAt ? <When at={signedAt} /> : t('signatories.box', { group })}
          </span>
        </li>
      ))}
    </ul>
  );
}
