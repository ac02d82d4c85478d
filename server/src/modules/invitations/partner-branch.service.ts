import type { Language } from '@wasl/shared/language';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { normalizePhone } from '../../platform/auth/identifiers.ts';
import type { OfficeViewer, PartnerViewer, Viewer } from '../../platform/auth/viewer.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementRecord,
  type AgreementService,
  authorizeOnAgreement,
  type ChangeOutcome,
  type RecordAct,
} from '../agreements/index.ts';
import { type Coordinates, type Geography, isInMoroccoBounds } from '../geography/index.ts';
import type { BranchRecord, BranchService, PartnerRecord, PartnerService } from '../partners/index.ts';
import { mergeText, preparedStates } from './identity.service.ts';
import { fieldTexts, obstacleTexts } from './invitations.texts.ts';

const longestName = 160;
const longestAddress = 300;
const mostPhones = 5;
/** A pin this far outside the province of its commune is a mistake: outlines are drawn to some kilometres. */
const farFromProvinceMetres = 15_000;

export interface BranchInput {
  agreementId: string;
  branchId?: string | null | undefined;
  name: { ar?: string | null; fr?: string | null; en?: string | null };
  address?: { ar?: string | null; fr?: string | null; en?: string | null } | null | undefined;
  communeCode: string;
  coordinates?: Coordinates | null | undefined;
  phones: readonly string[];
}

type Place = Pick<
  BranchRecord,
  'communeCode' | 'provinceCode' | 'regionCode' | 'latitude' | 'longitude' | 'coordinatesAreApproximate'
>;

type BranchFields = Place & Pick<BranchRecord, 'name' | 'address' | 'phones'>;

export type PartnerBranchService = ReturnType<typeof createPartnerBranchService>;

/** Branches as partner and coordinator place them while an agreement is prepared. */
export function createPartnerBranchService(dependencies: {
  agreements: AgreementService;
  partners: Pick<PartnerService, 'findPartner'>;
  branches: Pick<BranchService, 'findBranch' | 'insert' | 'amend'>;
  accounts: Pick<AccountRepository, 'addBranch'>;
  geography: Geography;
  noteNames: (
    session: ClientSession,
    agreement: AgreementRecord,
    partner: PartnerRecord,
    newProvinceCode: string,
  ) => Promise<void>;
  recordAct: RecordAct;
  runInTransaction: RunInTransaction;
}) {
  const { agreements, partners, branches, accounts, geography, noteNames, recordAct, runInTransaction } =
    dependencies;

  /** Where a branch is: its commune says province and region; without a pin it is taken to be in the commune's middle. */
  function readPlace(
    input: BranchInput,
    before: BranchRecord | null,
    complain: (field: string, text: Record<Language, string>) => void,
  ): Place | null {
    const commune = geography.findCommune(input.communeCode);
    if (!commune) {
      complain('communeCode', fieldTexts.commune);
      return null;
    }
    const { code: communeCode, provinceCode, regionCode, center } = commune;
    const at = input.coordinates ?? null;
    if (at && (!isInMoroccoBounds(at) || (!geography.provinceAt(at) && !geography.nearestPlace(at))))
      complain('coordinates', fieldTexts.outsideMorocco);
    else if (at && geography.distanceToProvinceMetres(provinceCode, at) > farFromProvinceMetres)
      complain('coordinates', fieldTexts.farFromCommune);
    const isSameCommune = before?.communeCode === communeCode;
    const kept = at === null && before && isSameCommune ? before : null;
    const { latitude, longitude } = at ?? kept ?? center;
    return {
      communeCode,
      provinceCode,
      regionCode,
      latitude,
      longitude,
      coordinatesAreApproximate: at === null && (kept?.coordinatesAreApproximate ?? true),
    };
  }

  function readBranch(
    input: BranchInput,
    before: BranchRecord | null,
    language: Language,
  ): { fields: BranchFields | null; problems: FieldProblem[] } {
    const problems: FieldProblem[] = [];
    const complain = (field: string, text: Record<Language, string>) =>
      problems.push({ field, message: text[language] });
    const name = mergeText(before?.name ?? null, input.name);
    const names = Object.values(name ?? {});
    if (!name || !(name.ar || name.fr) || names.some((text) => text.length < 2 || text.length > longestName))
      complain('name', fieldTexts.name);
    const address = input.address
      ? mergeText(before?.address ?? null, input.address)
      : (before?.address ?? null);
    if (Object.values(address ?? {}).some((text) => text.length > longestAddress))
      complain('address', fieldTexts.tooLong);
    const phones = input.phones.filter((text) => text.trim() !== '').map((text) => normalizePhone(text));
    const known = [...new Set(phones)].filter((phone) => phone !== null);
    if (phones.includes(null) || known.length > mostPhones) complain('phones', fieldTexts.phone);
    const place = readPlace(input, before, complain);
    const isRight = problems.length === 0;
    return { fields: name && place && isRight ? { name, address, phones: known, ...place } : null, problems };
  }

  /** What stands in the way of this viewer's change, whatever it is. */
  function obstacleOf(
    actor: PartnerViewer | OfficeViewer,
    agreement: AgreementRecord,
    partner: PartnerRecord,
    regionCodes: readonly string[],
  ): Record<Language, string> | null {
    if (!preparedStates.includes(agreement.state)) return obstacleTexts.notPrepared;
    if (actor.kind === 'partner') return partner.state === 'PROSPECT' ? null : obstacleTexts.published;
    const own = actor.regionCodes;
    return own && regionCodes.some((code) => !own.includes(code)) ? obstacleTexts.otherRegion : null;
  }

  async function store(
    session: ClientSession,
    { before, fields, partnerId }: { before: BranchRecord | null; fields: BranchFields; partnerId: string },
    actor: PartnerViewer | OfficeViewer,
    now: Date,
  ): Promise<string> {
    if (before) {
      await branches.amend(session, before._id, fields);
      return before._id;
    }
    const branchId = newId();
    await branches.insert(session, {
      _id: branchId,
      partnerId,
      ...fields,
      languages: [],
      accessibility: [],
      openingHours: null,
      sourceIds: [],
      createdAt: now,
      version: 1,
    });
    const accountIds = actor.kind === 'partner' ? [actor.accountId] : [];
    await accounts.addBranch(partnerId, branchId, accountIds, session);
    return branchId;
  }

  return {
    async save(
      viewer: Viewer,
      input: BranchInput,
      { language, now }: { language: Language; now: Date },
    ): Promise<ChangeOutcome> {
      const { viewer: actor } = authorizeOnAgreement(
        viewer,
        'agreement:provide',
        await agreements.findAgreement(input.agreementId),
      );
      return await runInTransaction(async (session): Promise<ChangeOutcome> => {
        const agreement = await agreements.findAgreement(input.agreementId, session);
        const partner = agreement && (await partners.findPartner(agreement.partnerId, session));
        if (!agreement || !partner) throw new Error(`the partner of ${input.agreementId} does not exist`);
        const before = input.branchId ? await branches.findBranch(input.branchId, session) : null;
        if (input.branchId && before?.partnerId !== partner._id) throw notFound('branch');
        const { fields, problems } = readBranch(input, before, language);
        const regionCodes = [before, fields].flatMap((each) => each?.regionCode ?? []);
        const obstacle = obstacleOf(actor, agreement, partner, regionCodes);
        if (obstacle) return { kind: 'not_possible', obstacles: [obstacle[language]] };
        if (!fields) return { kind: 'invalid', problems };

        const branchId = await store(session, { before, fields, partnerId: partner._id }, actor, now);
        if (agreement.handling.provinceCode === null)
          await agreements.noteHandling(session, agreement._id, { provinceCode: fields.provinceCode });
        await noteNames(session, agreement, partner, fields.provinceCode);
        await recordAct(
          session,
          agreement,
          { kind: 'account', accountId: actor.accountId },
          {
            kind: 'partner:save-branch',
            changes: [
              { field: 'branch', to: branchId },
              { field: 'communeCode', to: fields.communeCode },
            ],
          },
        );
        return { kind: 'changed', agreement };
      });
    },
  };
}
