import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  PartnerAgreementDocument,
  PartnerAgreementTextDocument,
  PartnerChecklistDocument,
  ViewerDocument,
} from '../../gql/operations.ts';
import type { FieldProblem } from '../../lib/forms/server-fields.ts';
import { operationKey } from '../../lib/graphql/api.ts';
import type { Trouble } from '../../ui/form-trouble.tsx';

/** What every change to an agreement answers. */
type ChangeAnswer =
  | { __typename: 'AgreementChanged' }
  | { __typename: 'ValidationError'; fields: readonly FieldProblem[] }
  | { __typename: 'NotPossibleNowError'; message: string; obstacles: readonly string[] }
  | { __typename: 'StaleVersionError'; message: string };

interface Change {
  trouble: Trouble | null;
  /**
   * Sends a change; true when it was made, and what is on the page is then read again. `onProblems` puts what is wrong on
   * the fields and returns what has no field.
   */
  run: (
    send: () => Promise<ChangeAnswer>,
    onProblems?: (problems: readonly FieldProblem[]) => string[],
  ) => Promise<boolean>;
}

export function useChange(): Change {
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  async function readAgain() {
    const keys = [
      operationKey(PartnerAgreementDocument),
      operationKey(PartnerAgreementTextDocument),
      operationKey(PartnerChecklistDocument),
      // The counter finds its branches there.
      operationKey(ViewerDocument),
    ];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  }

  return {
    trouble,
    async run(send, onProblems = (problems) => problems.map(({ message }) => message)) {
      setTrouble(null);
      try {
        const answer = await send();
        switch (answer.__typename) {
          case 'AgreementChanged':
            await readAgain();
            return true;
          case 'ValidationError':
            setTrouble({ kind: 'refused', messages: onProblems(answer.fields) });
            return false;
          case 'NotPossibleNowError':
            setTrouble({
              kind: 'refused',
              messages: answer.obstacles.length > 0 ? answer.obstacles : [answer.message],
            });
            return false;
          case 'StaleVersionError':
            setTrouble({ kind: 'refused', messages: [answer.message] });
            return false;
        }
      } catch (error) {
        setTrouble({ kind: 'failed', error });
        return false;
      }
    },
  };
}
