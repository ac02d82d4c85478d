import { maskedEmail } from '@wasl/shared/masked-email';
import type { Resolvers } from '../../gql/resolvers.ts';
import type { GraphQLContext } from '../../platform/graphql/context.ts';
import { loaderById } from '../../platform/graphql/context.ts';
import { loadExisting } from '../../platform/graphql/load-existing.ts';
import { agreementChangeResult, type StaffNames } from '../agreements/index.ts';
import type { OrganizationLoader } from '../organizations/index.ts';
import type { PartnerLoader } from '../partners/index.ts';
import type { FileLoader } from '../uploads/index.ts';
import type { DelegationService } from './delegation.service.ts';
import type { LinkService } from './link.service.ts';
import type { PaperService } from './paper.service.ts';
import type { SendingService } from './sending.service.ts';
import type { SignatureService } from './signature.service.ts';
import { type LinkHolder, linkError, type SigningOutcome, signingError } from './signing.outcomes.ts';
import { isTheirTurn, sealedLinkMillis, signedCountOf, stateAt } from './signing.rules.ts';
import { formatVerificationCode } from './signing.secrets.ts';
import { consentText } from './signing.texts.ts';
import type { SigningRequestRecord } from './signing-request.model.ts';
import type { SigningRequestRepository } from './signing-request.repository.ts';
import type { VerificationService } from './verification.service.ts';
import type { ShowVisit } from './visit.ts';

export function createSigningResolvers(dependencies: {
  requests: Pick<SigningRequestRepository, 'listByAgreements'>;
  sending: SendingService;
  paper: PaperService;
  links: LinkService;
  signatures: SignatureService;
  delegation: DelegationService;
  verification: VerificationService;
  showVisit: ShowVisit;
  staffNames: StaffNames;
  fileById: FileLoader;
  organizationById: OrganizationLoader;
  partnerById: PartnerLoader;
}): Resolvers {
  const { requests, sending, paper, links, signatures, delegation, verification, showVisit } = dependencies;
  const { staffNames, fileById, organizationById, partnerById } = dependencies;

  /** All requests of an agreement, newest first, read together for a list of agreements. */
  const requestsOf = loaderById<SigningRequestRecord[]>(
    async (agreementIds) => {
      const byAgreement = new Map<string, SigningRequestRecord[]>();
      for (const request of await requests.listByAgreements(agreementIds)) {
        const list = byAgreement.get(request.agreementId);
        if (list) list.push(request);
        else byAgreement.set(request.agreementId, [request]);
      }
      return [...byAgreement.values()];
    },
    ([first]) => first?.agreementId ?? '',
  );
  const listOf = async (agreementId: string, context: GraphQLContext) =>
    (await requestsOf(context).load(agreementId)) ?? [];
  const fileOf = (fileId: string | null | undefined, context: GraphQLContext) =>
    fileId ? fileById(context).load(fileId) : null;
  const holderOf = ({ account, language, clientAddress }: GraphQLContext): LinkHolder => ({
    account,
    language,
    clientAddress,
  });
  const answer = async (outcome: SigningOutcome, { language }: GraphQLContext) =>
    outcome.kind === 'recorded'
      ? { __typename: 'SigningRecorded' as const, visit: await showVisit(outcome) }
      : signingError(outcome, language);

  return {
    Agreement: {
      signing: async ({ _id }, _, context) => (await listOf(_id, context))[0] ?? null,
      signingRequests: ({ _id }, _, context) => listOf(_id, context),
    },
    SigningRequest: {
      id: (request) => request._id,
      state: (request, _, { now }) => stateAt(request, now),
      signatories: ({ signatories }) => signatories,
      signedCount: (request) => signedCountOf(request),
      sealedDocument: ({ sealedFileId }, _, context) => fileOf(sealedFileId, context),
      sealedHash: ({ sealedHash }) => sealedHash ?? null,
      verificationCode: ({ state, verificationCode }) =>
        state === 'SEALED' && verificationCode ? formatVerificationCode(verificationCode) : null,
      scan: ({ scan }, _, context) => fileOf(scan?.fileId, context),
      scanUploadedBy: ({ scan }, _, context) => staffNames.find(context, scan?.uploadedByAccountId ?? null),
      scanConfirmedBy: ({ scan }, _, context) => staffNames.find(context, scan?.confirmedByAccountId ?? null),
    },
    Signatory: {
      maskedEmail: ({ email }) => maskedEmail(email),
      reminderCount: ({ remindedAt }) => remindedAt.length,
      delegatedBy: ({ delegatedFrom }) => delegatedFrom?.name ?? null,
    },
    SigningVisit: {
      signatoryName: ({ signatory }) => signatory.name,
      signatoryTitle: ({ signatory }) => signatory.title,
      maskedEmail: ({ signatory }) => maskedEmail(signatory.email),
      state: ({ signatory }) => signatory.state,
      requestState: ({ request, now }) => stateAt(request, now),
      isTheirTurn: ({ request, signatory, now }) => isTheirTurn(request, signatory, now),
      organizationName: async ({ request }, _, context) =>
        (await loadExisting(organizationById(context), request.organizationId, 'organization')).name,
      partnerName: async ({ request }, _, context) =>
        (await loadExisting(partnerById(context), request.partnerId, 'partner')).name,
      reference: ({ agreement }) => agreement.reference,
      startsOn: ({ textVersion }) => textVersion.startsOn,
      endsOn: ({ textVersion }) => textVersion.endsOn,
      textHash: ({ request }) => request.textHash,
      consentText: ({ request }, _, { language }) => consentText(request.consentVersion, language),
      consentVersion: ({ request }) => request.consentVersion,
      expiresAt: ({ request }) =>
        request.sealedAt ? new Date(request.sealedAt.getTime() + sealedLinkMillis) : request.expiresAt,
      others: ({ request, signatory }) => request.signatories.filter(({ id }) => id !== signatory.id),
      codeSentAt: ({ signatory }) => signatory.code?.sentAt ?? null,
    },
    Query: {
      verifyDocument: (_, { hashOrCode }, { language, clientAddress }) =>
        verification.verifyDocument(hashOrCode, { language, clientAddress }),
    },
    Mutation: {
      sendForSignature: async (_, { input }, { viewer, language }) =>
        agreementChangeResult(
          await sending.sendForSignature(
            { ...input, expiresInDays: input.expiresInDays ?? 14 },
            { viewer, language },
          ),
          language,
        ),
      cancelSigning: async (_, { input }, { viewer, language }) =>
        agreementChangeResult(await sending.cancelSigning(input, { viewer, language }), language),
      remindSignatory: async (_, { input }, { viewer, language }) =>
        agreementChangeResult(
          await sending.remindSignatory(
            { ...input, signatoryId: input.signatoryId ?? null },
            { viewer, language },
          ),
          language,
        ),
      resendSigningLink: async (_, { input }, { viewer, language }) =>
        agreementChangeResult(
          await sending.resendSigningLink({ ...input, email: input.email ?? null }, { viewer, language }),
          language,
        ),
      uploadSignedScan: async (_, { input }, { viewer, language }) =>
        agreementChangeResult(await paper.uploadSignedScan(input, { viewer, language }), language),
      confirmSignedScan: async (_, { input }, { viewer, language }) =>
        agreementChangeResult(
          await paper.confirmSignedScan({ ...input, note: input.note ?? null }, { viewer, language }),
          language,
        ),
      openSigningLink: async (_, { input }, context) => {
        const opened = await links.openSigningLink(input.token, holderOf(context));
        return opened.kind === 'entered'
          ? { __typename: 'SigningVisit' as const, ...(await showVisit(opened)) }
          : linkError(opened, context.language);
      },
      requestSigningCode: async (_, { input }, context) => {
        const sent = await links.requestSigningCode(input.token, holderOf(context));
        return sent.kind === 'sent'
          ? {
              __typename: 'SigningCodeSent' as const,
              maskedEmail: maskedEmail(sent.email),
              expiresAt: sent.code.expiresAt,
            }
          : linkError(sent, context.language);
      },
      signAgreement: async (_, { input }, context) =>
        answer(
          await signatures.signAgreement(
            { ...input, typedName: input.typedName ?? null, drawing: input.drawing ?? null },
            holderOf(context),
          ),
          context,
        ),
      declineSigning: async (_, { input }, context) =>
        answer(await signatures.declineSigning(input, holderOf(context)), context),
      delegateSigning: async (_, { input }, context) =>
        answer(await delegation.delegateSigning(input, holderOf(context)), context),
    },
  };
}
