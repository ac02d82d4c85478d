import { fieldMessage } from '@wasl/shared/field-message';
import type { Language } from '@wasl/shared/language';
import type { DraftAgreementInput } from '../../gql/resolvers.ts';
import { authorize, isAllowed } from '../../platform/auth/authorize.ts';
import type { OfficeViewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import { forbidden, notFound } from '../../platform/errors/app-error.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementRecord,
  type AgreementService,
  agreementSearchText,
  type ChangeOutcome,
  impossible,
  invalid,
  maySeeAgreement,
  newHandling,
  type RecordAct,
  refuseChange,
  runChange,
} from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { BranchService, PartnerRecord, PartnerService } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { TemplateRecord, TemplateService } from '../templates/index.ts';
import type { AgreementVersionRecord } from './agreement-version.model.ts';
import type { AgreementVersionRepository } from './agreement-version.repository.ts';
import { checkPeriod } from './draft-input.ts';
import type { DraftableProspect, DraftingHooks } from './drafting.ports.ts';
import { draftFields, draftingObstacles, termsOfText } from './drafting.texts.ts';
import { byAccount, type DraftingRequest } from './drafting-request.ts';
import { newVersion, versionClausesOf } from './new-version.ts';
import type { RefuseOverlap } from './overlap.ts';
import type { ReferenceNumbers } from './reference-counter.repository.ts';

export type DraftingService = ReturnType<typeof createDraftingService>;

/** How a draft begins. */
export function createDraftingService(dependencies: {
  versions: AgreementVersionRepository;
  agreements: AgreementService;
  refuseOverlap: RefuseOverlap;
  recordAct: RecordAct;
  templates: TemplateService;
  partners: PartnerService;
  branches: Pick<BranchService, 'listByPartnerIds'>;
  insertPartners: (list: readonly PartnerRecord[], session?: ClientSession) => Promise<void>;
  references: ReferenceNumbers;
  geography: Geography;
  taxonomy: Taxonomy;
  hooks: DraftingHooks;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { versions, agreements, refuseOverlap, recordAct, templates, partners, branches, insertPartners } =
    dependencies;
  const { references, geography, taxonomy, hooks, runInTransaction, clock } = dependencies;

  /** The partner a prospect is listed as, or a new one that only the office knows until its agreement is in force. */
  async function partnerOfProspect(
    session: ClientSession,
    { partnerId, name, categoryCode }: DraftableProspect,
  ): Promise<PartnerRecord> {
    if (partnerId !== null) {
      const listed = await partners.findPartner(partnerId, session);
      if (listed) return listed;
    }
    const partner: PartnerRecord = {
      _id: newId(),
      name,
      description: null,
      sectorCode: taxonomy.getCategory(categoryCode).sectorCode,
      categoryCode,
      website: null,
      identifiers: { ice: null, rc: null, taxId: null, rcCourt: null },
      legal: null,
      licenceValidUntil: null,
      state: 'PROSPECT',
      sourceIds: [],
      attribution: null,
      ratingSum: 0,
      ratingCount: 0,
      createdAt: clock.now(),
      version: 1,
    };
    await insertPartners([partner], session);
    return partner;
  }

  /** A partner anybody may know, or one the viewer's organization prepares an agreement with already. */
  async function findOwnPartner(
    session: ClientSession,
    viewer: OfficeViewer,
    partnerId: string,
  ): Promise<PartnerRecord | null> {
    const partner = await partners.findPartner(partnerId, session);
    if (partner?.state !== 'PROSPECT') return partner;
    const known = await agreements.listByPartner(partnerId);
    return known.some((agreement) => maySeeAgreement(viewer, agreement)) ? partner : null;
  }

  /** Whom a draft is with. Throws NOT_FOUND for what the viewer may not know. */
  async function findCounterpart(
    session: ClientSession,
    viewer: OfficeViewer,
    { partnerId, prospectId }: DraftAgreementInput,
  ): Promise<{ partner: PartnerRecord; prospect: DraftableProspect | null }> {
    if (!prospectId) {
      const partner = await findOwnPartner(session, viewer, partnerId ?? '');
      if (!partner) throw notFound('partner');
      return { partner, prospect: null };
    }
    const prospect = (await hooks.prospects?.findForDraft(viewer, prospectId, session)) ?? null;
    if (!prospect) throw notFound('prospect');
    return { partner: await partnerOfProspect(session, prospect), prospect };
  }

  /** The agreement of a first version, handled by its author. */
  function newAgreement(
    version: AgreementVersionRecord,
    of: Pick<AgreementRecord, 'reference' | 'organizationId' | 'regionCodes'> & {
      partner: PartnerRecord;
      provinceCode: string | null;
    },
  ): AgreementRecord {
    const { partner, provinceCode, ...rest } = of;
    const { startsOn, endsOn, noticeDays, createdAt } = version;
    const province = provinceCode ? geography.findProvince(provinceCode) : null;
    return {
      ...rest,
      _id: version.agreementId,
      partnerId: partner._id,
      state: 'DRAFT',
      startsOn,
      endsOn,
      terms: termsOfText,
      preparedVersion: version.number,
      versionInForce: null,
      sealedAt: null,
      noticeDays,
      suspension: null,
      termination: null,
      handling: newHandling({
        ownerAccountId: version.authorAccountId,
        sectorCode: partner.sectorCode,
        categoryCode: partner.categoryCode,
        provinceCode,
        stateSince: createdAt,
        searchText: agreementSearchText({
          names: [partner.name],
          towns: province ? [province.name] : [],
          ice: partner.identifiers.ice,
          reference: of.reference,
        }),
      }),
      createdAt,
      version: 1,
    };
  }

  async function readNewDraft(
    viewer: OfficeViewer,
    input: DraftAgreementInput,
    language: Language,
  ): Promise<{ problems: FieldProblem[]; template: TemplateRecord | null; regionCodes: string[] | null }> {
    const problems: FieldProblem[] = [];
    const unknownChoice = fieldMessage({ kind: 'unknown_choice' }, language);
    if (Boolean(input.partnerId) === Boolean(input.prospectId))
      problems.push({ field: 'partnerId', message: draftFields.partnerOrProspect[language] });
    const regionCodes = input.regionCodes ? [...new Set(input.regionCodes)] : null;
    if (regionCodes?.length === 0)
      problems.push({ field: 'regionCodes', message: draftFields.noRegions[language] });
    regionCodes?.forEach((code, index) => {
      if (!geography.findRegion(code))
        problems.push({ field: `regionCodes.${index}`, message: unknownChoice });
    });
    checkPeriod(input, { language, problems });
    const template = await templates.findTemplate(input.templateId);
    const isOffered = template?.organizationId === viewer.organizationId && !template.isRetired;
    if (!isOffered) problems.push({ field: 'templateId', message: unknownChoice });
    return { problems, template: isOffered ? template : null, regionCodes };
  }

  return {
    /**
     * Begins an agreement from a template, with a partner or a prospect, owned by who drafts it. Throws FORBIDDEN for regions
     * the viewer does not answer for; the whole country is for national coordinators.
     */
    async draft({ viewer, language }: DraftingRequest, input: DraftAgreementInput): Promise<ChangeOutcome> {
      const office = authorize(viewer, 'agreement:draft');
      const { organizationId } = office;
      const { problems, template, regionCodes } = await readNewDraft(office, input, language);
      for (const regionCode of regionCodes ?? [null])
        if (!isAllowed(office, 'agreement:draft', { organizationId, regionCode }))
          throw forbidden('agreement:draft');
      if (problems.length > 0 || !template) return invalid(...problems);
      const publication = await templates.findVersion(template._id, template.newestVersion);
      if (!publication) throw new Error(`template ${template._id} has no version ${template.newestVersion}`);
      const reference = await references.next(clock.now());
      const { startsOn, endsOn } = input;
      return await runChange(runInTransaction, async (session) => {
        const { prospect, partner } = await findCounterpart(session, office, input);
        if (partner.state === 'SUSPENDED')
          refuseChange(impossible(draftingObstacles.partnerSuspended[language]));
        const now = clock.now();
        const period = { startsOn, endsOn };
        await refuseOverlap(
          session,
          { organizationId, partnerId: partner._id, regionCodes, ...period },
          { exceptId: null, language },
        );
        const [firstBranch] = await branches.listByPartnerIds([partner._id]);
        const provinceCode = prospect?.provinceCode ?? firstBranch?.provinceCode ?? null;
        const version = newVersion({
          agreementId: newId(),
          number: 1,
          purpose: 'INITIAL',
          templateId: template._id,
          templateVersion: publication.number,
          clauses: versionClausesOf(publication.clauses),
          ...period,
          authorAccountId: office.accountId,
          createdAt: now,
        });
        const agreement = newAgreement(version, {
          reference,
          organizationId,
          regionCodes,
          partner,
          provinceCode,
        });
        await agreements.insert(session, agreement);
        await versions.insertMany([version], session);
        await recordAct(session, agreement, byAccount(office), {
          kind: 'agreement:draft',
          changes: [{ field: 'template', to: `${template._id}:${publication.number}` }],
        });
        if (prospect)
          await hooks.prospects?.markConverted(session, prospect._id, {
            agreementId: agreement._id,
            partnerId: partner._id,
            actorAccountId: office.accountId,
          });
        return agreement;
      });
    },
  };
}
