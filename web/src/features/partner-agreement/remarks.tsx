import Check from 'lucide-react/icons/check';
import MessageSquare from 'lucide-react/icons/message-square';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PartnerAddCommentDocument, type PartnerAgreementTextQuery } from '../../gql/operations.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { FormTrouble } from '../../ui/form-trouble.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useChange } from './use-change.ts';

type Remark = NonNullable<PartnerAgreementTextQuery['agreement']>['comments'][number];

interface RemarksProps {
  agreementId: string;
  /** The clause; null for the whole text. */
  subjectKey: string | null;
  remarks: readonly Remark[];
}

/** What both sides wrote about a clause, and a remark to add. */
export function Remarks({ agreementId, subjectKey, remarks }: RemarksProps) {
  const { t } = useTranslation('partner-agreement');
  const [isWriting, setWriting] = useState(false);
  const [text, setText] = useState('');
  const add = useOperation(PartnerAddCommentDocument);
  const change = useChange();

  async function send() {
    if (text.trim() === '') return;
    const isAdded = await change.run(
      async () =>
        (await add.mutateAsync({ input: { agreementId, subjectKey, text: text.trim() } })).addComment,
    );
    if (!isAdded) return;
    setText('');
    setWriting(false);
  }

  return (
    <div className="grid gap-2">
      {remarks.map((remark) => (
        <blockquote key={remark.id} className="grid gap-0.5 border-s-3 border-action ps-3 text-s">
          <p className="whitespace-pre-line">
            <bdi>{remark.text}</bdi>
          </p>
          <footer className="flex flex-wrap items-center gap-2 text-xs text-muted">
            <LocalText text={remark.author.name} />
            <span>{remark.at.text}</span>
            {remark.resolvedAt && (
              <Badge tone="ok" icon={Check}>
                {t('remarks.settled')}
              </Badge>
            )}
          </footer>
        </blockquote>
      ))}
      {isWriting ? (
        <div className="grid gap-2">
          <TextArea
            label={t('remarks.label')}
            maxLength={2000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <FormTrouble trouble={change.trouble} />
          <div className="flex gap-2">
            <Button compact onPress={send}>
              {t('remarks.send')}
            </Button>
            <Button compact kind="text" onPress={() => setWriting(false)}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <Button
          kind="text"
          compact
          icon={MessageSquare}
          className="justify-self-start"
          onPress={() => setWriting(true)}
        >
          {t('remarks.add')}
        </Button>
      )}
    </div>
  );
}
