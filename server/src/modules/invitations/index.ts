import type { Connection } from 'mongoose';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import { createAttemptLimit } from '../../platform/rate-limits.ts';
import {
  type AgreementRecord,
  type AgreementService,
  agreementSearchText,
  type RecordAct,
  type StaffNames,
} from '../agreements/index.ts';
import type { ProposedLines, VersionService } from '../drafting/index.ts';
import type { Geography } from '../geography/index.ts';
import type { OrganizationLoader, OrganizationService } from '../organizations/index.ts';
import type { BranchService, PartnerLoader, PartnerRecord, PartnerService } from '../partners/index.ts';
import { createIdentityService } from './identity.service.ts';
import { createInvitationMessages } from './invitation.events.ts';
import { createInvitationService } from './invitation.service.ts';
import { variablesStandingIn } from './locked-variables.ts';
import { createMyAgreementsService } from './my-agreements.service.ts';
import { createPartnerBranchService } from './partner-branch.service.ts';
import { createPartnerInvitationRepository } from './partner-invitation.repository.ts';
import { createProposalResolvers } from './proposal.resolvers.ts';
import { createProposalService } from './proposal.service.ts';
import { createInvitationResolvers } from './resolvers.ts';
import { createProposalMessages } from './terms-proposal.events.ts';
import { createTermsProposalRepository } from './terms-proposal.repository.ts';

export type { OpenedInvitation } from './invitation.service.ts';
export type { PartnerInvitationRecord } from './partner-invitation.model.ts';
export type { TermsProposalView } from './terms-proposal.model.ts';

const minute = 60;

export async function createInvitationsModule(dependencies: {
  connection: Connection;
  accounts: AccountRepository;
  agreements: AgreementService;
  recordAct: RecordAct;
  versions: Pick<VersionService, 'findVersion'>;
  proposedLines: ProposedLines;
  staffNames: StaffNames;
  partners: PartnerService;
  branches: BranchService;
  partnerById: PartnerLoader;
  organizations: OrganizationService;
  organizationById: OrganizationLoader;
  geography: Geography;
  outbox: Outbox;
  messenger: Messenger;
  clock: Clock;
  runInTransaction: RunInTransaction;
  /** Address people reach Wasl at, without a trailing slash: links in messages begin with it. */
  publicUrl: string;
}) {
  const { connection, agreements, branches, geography, versions, publicUrl } = dependencies;
  const invitations = createPartnerInvitationRepository(connection);
  const proposals = createTermsProposalRepository(connection);
  const limits = {
    linkAddress: await createAttemptLimit(connection, {
      name: 'invitation-address',
      points: 20,
      seconds: 15 * minute,
    }),
    password: await createAttemptLimit(connection, {
      name: 'invitation-password',
      points: 5,
      seconds: 15 * minute,
    }),
  };

  /** What the agreement is found by follows the partner's names, ICE and towns. */
  async function noteNames(
    session: ClientSession,
    agreement: AgreementRecord,
    partner: PartnerRecord,
    newProvinceCode?: string,
  ): Promise<void> {
    const known = (await branches.listByPartnerIds([partner._id])).map(({ provinceCode }) => provinceCode);
    const provinceCodes = [...known, newProvinceCode, agreement.handling.provinceCode];
    const searchText = agreementSearchText({
      names: [partner.name, ...(partner.legal?.name ? [{ fr: partner.legal.name }] : [])],
      reference: agreement.reference,
      ice: partner.identifiers.ice,
      towns: [...new Set(provinceCodes)].flatMap((code) =>
        code ? (geography.findProvince(code)?.name ?? []) : [],
      ),
    });
    await agreements.noteHandling(session, agreement._id, { searchText });
  }

  return {
    /** Sends invitations, and what becomes of proposed terms; subscribed to the outbox. */
    messages: [
      createInvitationMessages({ ...dependencies, invitations }),
      createProposalMessages({ ...dependencies, proposals }),
    ],
    resolvers: [
      createProposalResolvers({
        ...dependencies,
        proposals: createProposalService({ ...dependencies, proposals }),
      }),
      createInvitationResolvers({
        ...dependencies,
        invitations: createInvitationService({ ...dependencies, invitations, limits }),
        identities: createIdentityService({
          ...dependencies,
          noteNames,
          lockedVariables: async (agreement, session) => {
            const number = agreement.preparedVersion;
            const version =
              number === null ? null : await versions.findVersion(agreement._id, number, session);
            return version && variablesStandingIn(version);
          },
        }),
        partnerBranches: createPartnerBranchService({ ...dependencies, noteNames }),
        myAgreements: createMyAgreementsService({ agreements }),
        isSecure: publicUrl.startsWith('https:'),
      }),
    ],
  };
}
