import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AgreementPartnerSideDocument,
  type AgreementPartnerSideQuery,
  AnswerProposalDocument,
} from '../../../gql/operations.ts';
import { operation } from '../../../lib/graphql/api.ts';
import { Button } from '../../../ui/button.tsx';
import { LocalText } from '../../../ui/local-text.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { AgreementHead } from '../agreement.types.ts';
import { problemOf } from '../change-trouble.tsx';
import { LineInShort } from '../compare-dialog.tsx';
import { ActionDialog } from '../dialogs/action-dialog.tsx';
import { SideCard } from '../side-card.tsx';
import { useAgreementChange } from '../use-agreement-change.ts';

type Proposal = NonNullable<AgreementPartnerSideQuery['agreement']>['proposals'][number];

/** Terms the partner proposes and nobody has answered: into the draft, or not. */
export function ProposalsPanel({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement-onboarding');
  const found = useQuery(operation(AgreementPartnerSideDocument, { id: agreement.id }));
  const [answer, setAnswer] = useState<{ proposal: Proposal; isAccepted: boolean } | null>(null);
  const proposals = found.data?.agreement?.proposals ?? [];
  if (proposals.length === 0) return null;
  const mayAnswer = agreement.allowedActions.includes('answerProposal');
  return (
    <SideCard title={t('proposal.title')}>
      {proposals.map((proposal) => (
        <article key={proposal.id} className="agreement-proposal">
          <p className="text-muted">
            <LocalText text={proposal.by.name} /> · {proposal.at.text}
          </p>
          {proposal.message && <p dir="auto">{proposal.message}</p>}
          <ul className="list-disc ps-5">
            {proposal.lines.map((line) => (
              <li key={line.key}>
                <LineInShort line={line} />
              </li>
            ))}
          </ul>
          {mayAnswer && (
            <p className="flex flex-wrap gap-2">
              <Button kind="quiet" compact onPress={() => setAnswer({ proposal, isAccepted: true })}>
                {t('accept')}
              </Button>
              <Button kind="quiet" harm compact onPress={() => setAnswer({ proposal, isAccepted: false })}>
                {t('refuse')}
              </Button>
            </p>
          )}
        </article>
      ))}
      {answer && <AnswerDialog {...answer} onClose={() => setAnswer(null)} />}
    </SideCard>
  );
}

interface AnswerDialogProps {
  proposal: Proposal;
  isAccepted: boolean;
  onClose: () => void;
}

function AnswerDialog({ proposal, isAccepted, onClose }: AnswerDialogProps) {
  const { t } = useTranslation('agreement-onboarding');
  const [message, setMessage] = useState('');
  const [isMissing, setMissing] = useState(false);
  const change = useAgreementChange(AnswerProposalDocument);
  const confirm = async () => {
    const text = message.trim();
    setMissing(!isAccepted && text === '');
    if (!isAccepted && text === '') return;
    const input = { proposalId: proposal.id, isAccepted, message: text || null };
    if (await change.send(input, isAccepted ? t('proposal.accepted') : t('proposal.refused'))) onClose();
  };
  return (
    <ActionDialog
      title={isAccepted ? t('proposal.acceptTitle') : t('proposal.refuseTitle')}
      text={isAccepted ? t('proposal.acceptText') : t('proposal.refuseText')}
      confirmLabel={isAccepted ? t('accept') : t('refuse')}
      harm={!isAccepted}
      shown={['message']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextArea
        label={isAccepted ? t('noteOptional') : t('proposal.why')}
        error={problemOf(change.trouble, 'message') ?? (isMissing ? t('whyMissing') : undefined)}
        required={!isAccepted}
        maxLength={500}
        value={message}
        onChange={({ target }) => setMessage(target.value)}
      />
    </ActionDialog>
  );
}
