import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  IssueVoucherDocument,
  type IssueVoucherMutation,
  OfferForMemberDocument,
} from '../../gql/operations.ts';
import { idempotencyKeys, operationKey, useOperation } from '../../lib/graphql/api.ts';
import { isRequestError } from '../../lib/graphql/request-error.ts';
import { linkTo } from '../../lib/routing/link-to.ts';

type Refusal = Exclude<IssueVoucherMutation['issueVoucher'], { __typename: 'IssueVoucherSuccess' }>;

export type IssueTrouble =
  /** Refused, with the server's reason. */
  | { kind: 'refused'; refusal: Refusal }
  /** Nobody knows whether it arrived: pressing again sends the same key, so that there is one voucher at most. */
  | { kind: 'unanswered' }
  | { kind: 'failed'; message: string };

/** Issues a voucher once, however often the button is pressed and whatever the network does, and opens it. */
export function useIssueVoucher(offerId: string) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const issue = useOperation(IssueVoucherDocument);
  const [trouble, setTrouble] = useState<IssueTrouble | null>(null);

  async function issueFor(beneficiaryId: string): Promise<void> {
    const intent = `issueVoucher:${offerId}:${beneficiaryId}`;
    setTrouble(null);
    try {
      const { issueVoucher: answer } = await issue.mutateAsync({
        input: { offerId, beneficiaryId, idempotencyKey: idempotencyKeys.keyFor(intent) },
      });
      idempotencyKeys.settle(intent);
      if (answer.__typename === 'IssueVoucherSuccess') {
        void queryClient.invalidateQueries();
        navigate(linkTo.voucher(answer.voucher.id));
        return;
      }
      setTrouble({ kind: 'refused', refusal: answer });
      await queryClient.invalidateQueries({ queryKey: operationKey(OfferForMemberDocument) });
    } catch (error) {
      if (isRequestError(error, 'NETWORK') || isRequestError(error, 'TIMEOUT'))
        setTrouble({ kind: 'unanswered' });
      else setTrouble({ kind: 'failed', message: error instanceof Error ? error.message : '' });
    }
  }

  return { issueFor, trouble, forgetTrouble: () => setTrouble(null) };
}
