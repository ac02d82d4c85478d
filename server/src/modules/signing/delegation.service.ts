import { normalizeEmail } from '../../platform/auth/identifiers.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { VersionService } from '../drafting/index.ts';
import type { Acting } from './acting.ts';
import type { CodeCheck } from './code-check.ts';
import { signatoryIn } from './link.service.ts';
import type { RequestWriter } from './request-writer.ts';
import { newSignatory } from './signatory.ts';
import type { SignatoryAddresses } from './signatory-addresses.ts';
import { ownerToldEvent } from './signing.events.ts';
import type { LinkHolder, SigningOutcome, Visit } from './signing.outcomes.ts';
import { withSignatory } from './signing.rules.ts';
import { fieldTexts } from './signing.texts.ts';
import { readLine, readReason } from './signing-input.ts';

export type DelegationService = ReturnType<typeof createDelegationService>;

/** Somebody to sign instead. */
interface Delegate {
  name: string;
  title: string;
  email: string;
  reason: string;
}

export interface DelegateInput extends Delegate {
  token: string;
  code: string;
}

/** What a signatory does who lets somebody else sign instead. */
export function createDelegationService(dependencies: {
  acting: Acting;
  codes: CodeCheck;
  writer: RequestWriter;
  addresses: SignatoryAddresses;
  agreements: Pick<AgreementService, 'findAgreement'>;
  versions: Pick<VersionService, 'findVersion'>;
}) {
  const { acting, codes, writer, addresses, agreements, versions } = dependencies;

  async function writeDelegation(
    session: ClientSession,
    { request, signatory }: Visit,
    { name, title, email, reason }: Delegate,
    now: Date,
  ): Promise<Visit> {
    const { id, group, side, language } = signatory;
    const delegate = {
      ...newSignatory(),
      group,
      side,
      name,
      title,
      email,
      language,
      delegatedFrom: { id, name: signatory.name, reason },
    };
    const handed = withSignatory(request, id, { state: 'DELEGATED', decidedAt: now, code: null });
    const signatories = handed.signatories.flatMap((each) => (each.id === id ? [each, delegate] : [each]));
    const written = await writer.write(
      session,
      request,
      { ...handed, signatories },
      {
        actor: { kind: 'signatory', signatoryId: id, name: signatory.name },
        acts: [
          {
            kind: 'signing:delegate',
            details: { name },
            changes: [{ field: 'signatory', from: id, to: delegate.id }],
          },
        ],
        events: (each) => [ownerToldEvent(each, 'DELEGATED', id)],
      },
    );
    return signatoryIn(written, id);
  }

  return {
    /**
     * Hands over to somebody else, who gets a link and codes of their own and cannot hand on again. Neither to somebody asked
     * already nor to coordinators who handle the agreement.
     */
    async delegateSigning(input: DelegateInput, holder: LinkHolder): Promise<SigningOutcome> {
      const { language } = holder;
      const entered = await acting.enter(input.token, holder);
      if (entered.kind !== 'entered') return entered;
      const [name, title] = [readLine(input.name), readLine(input.title)];
      const [email, reason] = [normalizeEmail(input.email), readReason(input.reason)];
      const problems: FieldProblem[] = [];
      if (!name) problems.push({ field: 'name', message: fieldTexts.name[language] });
      if (!title) problems.push({ field: 'title', message: fieldTexts.title[language] });
      if (!email) problems.push({ field: 'email', message: fieldTexts.email[language] });
      if (!reason) problems.push({ field: 'reason', message: fieldTexts.reason[language] });
      if (!name || !title || !email || !reason) return { kind: 'invalid', problems };
      return await acting.withCode(holder, () =>
        acting.act(input.token, async (session, visit, now) => {
          const checked = await codes.check(session, visit, input.code, now);
          if (checked.kind !== 'right') return checked;
          const { agreementId, versionNumber } = visit.request;
          const handledBy = {
            agreement: await agreements.findAgreement(agreementId, session),
            version: await versions.findVersion(agreementId, versionNumber, session),
          };
          const problem = await addresses.delegateProblem(session, visit, email, handledBy, language);
          if (problem) return { kind: 'invalid', problems: [problem] };
          const delegated = await writeDelegation(session, visit, { name, title, email, reason }, now);
          return { kind: 'recorded', ...delegated };
        }),
      );
    },
  };
}
