import { useState } from 'react';
import { RequestSigningCodeDocument } from '../../gql/operations.ts';
import { serverNowMs } from '../../lib/clock.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import type { Trouble } from '../../ui/form-trouble.tsx';
import { useSecondsUntil } from '../../ui/use-countdown.ts';
import type { OpenedLink, SigningVisit } from './signing-visit.ts';

/** After this long another code may be asked for, milliseconds: mail takes its time. */
const patienceMillis = 45_000;

export interface SigningCode {
  /** Where it went and until when it works; null before it was sent. */
  sent: { maskedEmail: string; until: string | null } | null;
  /** Until another can be asked for; 0 when it can. */
  secondsToNext: number;
  trouble: Trouble | null;
  send: () => Promise<void>;
  /** The code can no longer be used: another must be sent. */
  spoil: () => void;
  /** No attempts for so long. */
  wait: (seconds: number) => void;
}

/** The one-time code of a signatory: asked for, on its way, asked for again. */
export function useSigningCode(
  visit: SigningVisit,
  token: string,
  onLink: (link: OpenedLink) => void,
): SigningCode {
  const request = useOperation(RequestSigningCodeDocument);
  const [sent, setSent] = useState<SigningCode['sent']>(
    visit.codeSentAt ? { maskedEmail: visit.maskedEmail, until: null } : null,
  );
  const [nextAtMs, setNextAtMs] = useState(0);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const secondsToNext = useSecondsUntil(nextAtMs);

  async function send() {
    setTrouble(null);
    try {
      const { requestSigningCode: answer } = await request.mutateAsync({ token });
      switch (answer.__typename) {
        case 'SigningCodeSent':
          setSent({ maskedEmail: answer.maskedEmail, until: answer.expiresAt.text });
          return setNextAtMs(serverNowMs() + patienceMillis);
        case 'SigningLinkUnusableError':
          return onLink(answer);
        case 'TooManyAttemptsError':
          setTrouble({ kind: 'refused', messages: [answer.message] });
          return setNextAtMs(serverNowMs() + answer.retryAfterSeconds * 1000);
      }
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return {
    sent,
    secondsToNext,
    trouble,
    send,
    spoil: () => setSent(null),
    wait: (seconds) => setNextAtMs(serverNowMs() + seconds * 1000),
  };
}
