import type { Language } from '@wasl/shared/language';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { normalizeEmail } from '../../platform/auth/identifiers.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { AgreementRecord } from '../agreements/index.ts';
import type { AgreementVersionRecord } from '../drafting/index.ts';
import type { Visit } from './signing.outcomes.ts';
import { fieldTexts, obstacles, officeAddress, sameAddress, unusableAddress } from './signing.texts.ts';

export type SignatoryAddresses = ReturnType<typeof createSignatoryAddresses>;

/** Whose addresses may be asked to sign: each their own, and nobody for the other side. */
export function createSignatoryAddresses(dependencies: {
  accounts: Pick<AccountRepository, 'findByIdentifier' | 'listByIds'>;
}) {
  const { accounts } = dependencies;

  const problem = (texts: Record<Language, string>, language: Language): FieldProblem => ({
    field: 'email',
    message: texts[language],
  });

  /** An address of the organization's staff cannot sign for the partner. */
  async function isOfOtherSide(
    session: ClientSession,
    { email, side }: { email: string; side: 'PARTNER' | 'ORGANIZATION' },
    organizationId: string,
  ): Promise<boolean> {
    if (side === 'ORGANIZATION') return false;
    const account = await accounts.findByIdentifier(email, session);
    return account?.organizationId === organizationId && account.role !== 'MEMBER';
  }

  return {
    /** What forbids to send a text to those it plans to be signed by, one sentence each. */
    async planProblems(
      session: ClientSession,
      { signatories }: Pick<AgreementVersionRecord, 'signatories'>,
      organizationId: string,
      language: Language,
    ): Promise<string[]> {
      const hasBothSides = ['PARTNER', 'ORGANIZATION'].every((side) =>
        signatories.some((each) => each.side === side),
      );
      if (!hasBothSides) return [obstacles.noSignatories[language]];
      const problems: string[] = [];
      const seen = new Set<string>();
      for (const { name, side, email: given } of signatories) {
        const email = normalizeEmail(given);
        if (!email) problems.push(unusableAddress(name)[language]);
        else if (seen.has(email)) problems.push(sameAddress(name)[language]);
        else if (await isOfOtherSide(session, { email, side }, organizationId))
          problems.push(officeAddress(name)[language]);
        if (email) seen.add(email);
      }
      return problems;
    },

    /** What forbids to send a signatory's link to another address; null for none given and for one that may be used. */
    async correctionProblem(
      session: ClientSession,
      { request, signatory }: Visit,
      given: string | null,
      language: Language,
    ): Promise<FieldProblem | null> {
      if (given === null) return null;
      const email = normalizeEmail(given);
      if (!email) return problem(fieldTexts.email, language);
      if (request.signatories.some((each) => each.id !== signatory.id && each.email === email))
        return problem(fieldTexts.emailAsked, language);
      return (await isOfOtherSide(session, { ...signatory, email }, request.organizationId))
        ? problem(officeAddress(signatory.name), language)
        : null;
    },

    /** What forbids a signatory to hand over to an address. */
    async delegateProblem(
      session: ClientSession,
      { request, signatory }: Visit,
      email: string,
      handledBy: { agreement: AgreementRecord | null; version: AgreementVersionRecord | null },
      language: Language,
    ): Promise<FieldProblem | null> {
      if (signatory.delegatedFrom) return problem(fieldTexts.delegatedBefore, language);
      if (request.signatories.some((each) => each.email === email))
        return problem(fieldTexts.emailAsked, language);
      const { agreement, version } = handledBy;
      const handlers = [
        agreement?.handling.ownerAccountId,
        request.sentByAccountId,
        version?.authorAccountId,
        ...(version?.editorAccountIds ?? []),
      ].filter((id) => typeof id === 'string');
      const isHandler = (await accounts.listByIds(handlers)).some((each) => each.email === email);
      return isHandler || (await isOfOtherSide(session, { ...signatory, email }, request.organizationId))
        ? problem(fieldTexts.emailHandler, language)
        : null;
    },
  };
}
