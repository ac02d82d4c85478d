import { useQueryClient } from '@tanstack/react-query';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ChangeRequestDocument,
  type ChangeRequestQuery,
  ChangesToDecideDocument,
  DecideChangeRequestDocument,
  type FieldDecision,
  type ListingField,
} from '../../gql/operations.ts';
import { operationKey, useOperation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { FieldStateBadge } from './field-state-badge.tsx';
import { ValueView } from './value-view.tsx';

type Request = NonNullable<ChangeRequestQuery['changeRequest']>;
type Choice = FieldDecision | 'LATER';

/** A request field by field: what members see now, what is proposed, the decision and the words the partner reads. */
export function DecisionForm({ request }: { request: Request }) {
  const { t } = useTranslation('listing');
  const queries = useQueryClient();
  const decide = useOperation(DecideChangeRequestDocument);
  const [choices, setChoices] = useState<Partial<Record<ListingField, Choice>>>({});
  const [reasons, setReasons] = useState<Partial<Record<ListingField, string>>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const decisions = request.fields.flatMap(({ field, state }) => {
    const decision = choices[field] ?? 'LATER';
    return state !== 'WAITING' || decision === 'LATER'
      ? []
      : [{ field, decision, reason: decision === 'ACCEPT' ? null : (reasons[field] ?? '') }];
  });

  async function readAgain() {
    const keys = [operationKey(ChangesToDecideDocument), operationKey(ChangeRequestDocument)];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  }

  async function send() {
    setTrouble(null);
    setErrors({});
    try {
      const { decideChangeRequest: answer } = await decide.mutateAsync({
        input: { requestId: request.id, version: request.version, decisions },
      });
      if (answer.__typename === 'ChangeRequestDecided') {
        showToast({ text: t('changes.decided') });
        await readAgain();
        return;
      }
      if (answer.__typename === 'ValidationError')
        setErrors(Object.fromEntries(answer.fields.map(({ field, message }) => [field, message])));
      const messages = answer.__typename === 'NotPossibleNowError' ? answer.obstacles : [answer.message];
      setTrouble({ kind: 'refused', messages: [...messages] });
      if (answer.__typename === 'StaleVersionError' || answer.__typename === 'ListingConflictError')
        await readAgain();
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return (
    <form
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <header className="flex flex-wrap items-center gap-3">
        <h2 className="flex-1 text-l">
          <LocalText text={request.partner.name} />
          {request.branch && <bdi> · {request.branch.name.display}</bdi>}
        </h2>
        <LinkButton kind="quiet" compact to={linkTo.partner(request.partner.id)}>
          {t('preview')}
        </LinkButton>
      </header>
      <p className="text-s text-muted">
        {t('changes.sentBy', { name: request.submittedBy.name.display, moment: request.submittedAt.text })}
      </p>
      {request.fields.map(({ field, state, reason, isStale, live, value }) => {
        const choice = choices[field] ?? 'LATER';
        return (
          <Card key={field} as="section" aria-label={t(`field.${field}`)} className="grid gap-4 p-5">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h3 className="text-m">{t(`field.${field}`)}</h3>
              <FieldStateBadge state={state} />
            </div>
            <div className="grid gap-4 tablet:grid-cols-2">
              <div className="grid content-start gap-1">
                <p className="text-s text-muted">{t('request.before')}</p>
                <ValueView field={field} value={live} />
              </div>
              <div className="grid content-start gap-1">
                <p className="text-s text-muted">{t('request.after')}</p>
                <ValueView field={field} value={value} />
              </div>
            </div>
            {isStale && (
              <Notice tone="wait" icon={TriangleAlert}>
                {t('changes.stale')}
              </Notice>
            )}
            {reason && <blockquote dir="auto">{reason}</blockquote>}
            {state === 'WAITING' && (
              <>
                <Segmented<Choice>
                  label={t('changes.decisionOn', { field: t(`field.${field}`) })}
                  value={choice}
                  onChange={(next) => setChoices((before) => ({ ...before, [field]: next }))}
                  options={(isStale
                    ? (['LATER', 'ASK', 'REJECT'] as const)
                    : (['LATER', 'ACCEPT', 'ASK', 'REJECT'] as const)
                  ).map((each) => ({ value: each, label: t(`decision.${each}`) }))}
                />
                {(choice === 'ASK' || choice === 'REJECT') && (
                  <TextArea
                    label={t('changes.reason')}
                    required
                    value={reasons[field] ?? ''}
                    error={errors[field]}
                    onChange={({ target }) => setReasons((before) => ({ ...before, [field]: target.value }))}
                  />
                )}
              </>
            )}
          </Card>
        );
      })}
      <FormTrouble trouble={trouble} />
      {request.state === 'PENDING' ? (
        <Button type="submit" large busy={decide.isPending} disabled={decisions.length === 0}>
          {t('changes.send')}
        </Button>
      ) : (
        <p className="text-muted">{t(`request.state.${request.state}`)}</p>
      )}
    </form>
  );
}
