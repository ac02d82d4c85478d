import Download from 'lucide-react/icons/download';
import ShieldCheck from 'lucide-react/icons/shield-check';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Code } from '../../ui/code.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { SigningRequest } from './agreement.types.ts';
import { When } from './when.tsx';

/** The sealed document: where to read it, and what proves that it is the one. */
export function SealedDocument({ request }: { request: SigningRequest }) {
  const { t } = useTranslation('agreement');
  const { sealedDocument, sealedHash, verificationCode, sealedAt } = request;
  return (
    <div className="agreement-sealed">
      {sealedAt && (
        <p className="chain">
          <Icon of={ShieldCheck} />
          <span>
            {t('sealed.at')} <When at={sealedAt} />
          </span>
          {sealedHash && <HashInShort hash={sealedHash} />}
        </p>
      )}
      {sealedDocument && (
        <a className="button quiet compact wide" href={sealedDocument.url} download={sealedDocument.name}>
          <Icon of={Download} />
          {t('sealed.download')}
        </a>
      )}
      {verificationCode && (
        <p className="text-s">
          {t('sealed.code')} <Code value={verificationCode} />{' '}
          <Link
            className="inline-link"
            to={`${linkTo.verify()}?code=${encodeURIComponent(verificationCode)}`}
          >
            {t('sealed.verify')}
          </Link>
        </p>
      )}
    </div>
  );
}

/** `7d2a…e41f`, the whole of it for screen readers and on pointing. */
export function HashInShort({ hash }: { hash: string }) {
  const { t } = useTranslation('agreement');
  return (
    <bdi dir="ltr" className="code hash" title={t('sealed.hash', { hash })}>
      {hash.slice(0, 4)}…{hash.slice(-4)}
    </bdi>
  );
}
