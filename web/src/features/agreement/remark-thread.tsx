import Check from 'lucide-react/icons/check';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OfficeAddCommentDocument, OfficeResolveCommentDocument } from '../../gql/operations.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { AgreementHead, Remark } from './agreement.types.ts';
import { ChangeTrouble } from './change-trouble.tsx';
import { useAgreementChange } from './use-agreement-change.ts';
import { When } from './when.tsx';

interface RemarkThreadProps {
  agreement: AgreementHead;
  /** The clause or line it is about; null for the whole. */
  subjectKey: string | null;
  remarks: readonly Remark[];
}

/** What coordinator and partner wrote to each other about a clause, and the place to answer. */
export function RemarkThread({ agreement, subjectKey, remarks }: RemarkThreadProps) {
  const { t } = useTranslation('agreement');
  const [text, setText] = useState('');
  const add = useAgreementChange(OfficeAddCommentDocument);
  const resolve = useAgreementChange(OfficeResolveCommentDocument);
  const may = (action: string) => agreement.allowedActions.includes(action);

  async function send() {
    const isDone = await add.send(
      { agreementId: agreement.id, subjectKey, text: text.trim() },
      t('remarks.sent'),
    );
    if (isDone) setText('');
  }

  return (
    <div className="agreement-remarks">
      {remarks.length > 0 && (
        <ol>
          {remarks.map((remark) => (
            <li key={remark.id} className={remark.resolvedAt ? 'settled' : undefined}>
              <p className="meta">
                <b>
                  <LocalText text={remark.author.name} />
                </b>
                <Badge tone={remark.isFromPartner ? 'action' : 'plain'}>
                  {remark.isFromPartner ? t('remarks.partner') : t('remarks.office')}
                </Badge>
                <span className="text-muted">
                  <When at={remark.at} /> · {t('facts.version', { number: remark.versionNumber })}
                </span>
              </p>
              <p dir="auto" className="whitespace-pre-line">
                {remark.text}
              </p>
              {remark.resolvedAt ? (
                <p className="text-muted">{t('remarks.settled')}</p>
              ) : (
                may('resolveComment') && (
                  <Button
                    kind="text"
                    compact
                    icon={Check}
                    onPress={() => resolve.send({ commentId: remark.id }, t('remarks.settled'))}
                  >
                    {t('remarks.settle')}
                  </Button>
                )
              )}
            </li>
          ))}
        </ol>
      )}
      <ChangeTrouble trouble={resolve.trouble} />
      {may('addComment') && (
        <form
          noValidate
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) void send();
          }}
        >
          <TextArea
            label={t('remarks.write')}
            hint={t('remarks.hint')}
            rows={2}
            maxLength={2000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <ChangeTrouble trouble={add.trouble} />
          <span>
            <Button kind="quiet" compact disabled={!text.trim()} onPress={send}>
              {t('remarks.send')}
            </Button>
          </span>
        </form>
      )}
    </div>
  );
}
