import { type FieldProblemKind, fieldMessage } from '@wasl/shared/field-message';
import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import type { AppendAudit, AuditedChange } from '../../platform/audit.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { authorize, isAllowed } from '../../platform/auth/authorize.ts';
import type { OfficeViewer, Viewer } from '../../platform/auth/viewer.ts';
import { forbidden, notFound } from '../../platform/errors/app-error.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementService,
  agreementSearchText,
  type ChangeRefusal,
  impossible,
  invalid,
} from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { BranchService, PartnerService } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { obstacles } from './pipeline.texts.ts';
import {
  cleanName,
  limits,
  type NewProspect,
  type ProspectUpdate,
  readContact,
  readStep,
} from './prospect.input.ts';
import type { ProspectRecord } from './prospect.model.ts';
import type { ProspectChanges, ProspectRepository } from './prospect.repository.ts';

export type ProspectOutcome = { kind: 'changed'; prospect: ProspectRecord } | ChangeRefusal;

/** States in which an agreement with a partner stands in the way of a prospect. */
const statesOver: readonly string[] = ['EXPIRED', 'TERMINATED', 'WITHDRAWN', 'DECLINED'];

export type ProspectService = ReturnType<typeof createProspectService>;

/** Prospects of an organization, read and changed in the viewer's regions only. */
export function createProspectService(dependencies: {
  prospects: ProspectRepository;
  agreements: Pick<AgreementService, 'listByPartner'>;
  partners: Pick<PartnerService, 'findPartner'>;
  branches: Pick<BranchService, 'listByPartnerIds'>;
  accounts: Pick<AccountRepository, 'findById' | 'listCoordinators'>;
  geography: Geography;
  taxonomy: Taxonomy;
  appendAudit: AppendAudit;
  runInTransaction: RunInTransaction;
}) {
  const { prospects, agreements, partners, branches, accounts, geography, taxonomy } = dependencies;
  const { appendAudit, runInTransaction } = dependencies;

  const isVisible = (viewer: Viewer, { organizationId, regionCode }: ProspectRecord): boolean =>
    isAllowed(viewer, 'pipeline:read', { organizationId, regionCode });

  /** One the viewer may change. Throws NOT_FOUND for what they may not see. */
  async function getChangeable(
    viewer: Viewer,
    id: string,
  ): Promise<{ office: OfficeViewer; prospect: ProspectRecord }> {
    const office = authorize(viewer, 'prospect:change');
    const prospect = await prospects.findById(id);
    if (!prospect || !isVisible(viewer, prospect)) throw notFound('prospect');
    return { office, prospect };
  }

  async function audit(
    session: ClientSession,
    actorAccountId: string,
    { _id, organizationId }: ProspectRecord,
    action: string,
    changes: readonly AuditedChange[],
  ): Promise<void> {
    const subject = { type: 'prospect', id: _id };
    await appendAudit(session, { organizationId, actorAccountId, action, subject, changes });
  }

  /** What a listed partner gives a prospect: the first of its branches in the viewer's regions says where it is. */
  async function placeOfListed(viewer: OfficeViewer, partnerId: string) {
    const partner = await partners.findPartner(partnerId);
    if (partner?.state !== 'ACTIVE') return null;
    const places = await branches.listByPartnerIds([partnerId]);
    const place = places.find(({ regionCode }) => isAllowed(viewer, 'prospect:change', { regionCode }));
    if (!place) return null;
    return { partner, place };
  }

  /** What a prospect is and where, from the list of partners or as written. */
  async function describe(office: OfficeViewer, input: NewProspect, language: Language) {
    return input.partnerId
      ? await describeListed(office, input.partnerId, language)
      : describeWritten(office, input, language);
  }

  async function describeListed(office: OfficeViewer, partnerId: string, language: Language) {
    const listed = await placeOfListed(office, partnerId);
    if (!listed) return { problems: [problem('partnerId', { kind: 'unknown_choice' }, language)] };
    const { partner, place } = listed;
    return {
      problems: [],
      about: {
        name: partner.name,
        sectorCode: partner.sectorCode,
        categoryCode: partner.categoryCode,
        provinceCode: place.provinceCode,
        regionCode: place.regionCode,
        partnerId: partner._id,
        contactPhone: place.phones[0] ?? null,
        searchText: agreementSearchText({
          names: [partner.name],
          towns: townsOf(place),
          ice: partner.identifiers.ice,
        }),
      },
    };
  }

  function describeWritten(office: OfficeViewer, input: NewProspect, language: Language) {
    const name = cleanName(input.name ?? {});
    const category = input.categoryCode ? taxonomy.findCategory(input.categoryCode) : null;
    const province = input.provinceCode ? geography.findProvince(input.provinceCode) : null;
    const missing = (code: string | null | undefined): FieldProblemKind => ({
      kind: code ? 'unknown_choice' : 'required',
    });
    const problems = [
      ...nameProblems(name, language),
      ...(category ? [] : [problem('categoryCode', missing(input.categoryCode), language)]),
      ...(province ? [] : [problem('provinceCode', missing(input.provinceCode), language)]),
    ];
    if (!category || !province || problems.length > 0) return { problems };
    if (!isAllowed(office, 'prospect:change', { regionCode: province.regionCode }))
      throw forbidden('prospect:change');
    return {
      problems: [],
      about: {
        name,
        sectorCode: category.sectorCode,
        categoryCode: category.code,
        provinceCode: province.code,
        regionCode: province.regionCode,
        partnerId: null,
        contactPhone: null,
        searchText: agreementSearchText({ names: [name], towns: [province.name] }),
      },
    };
  }

  function townsOf({ communeCode, provinceCode }: { communeCode: string | null; provinceCode: string }) {
    const commune = communeCode ? geography.findCommune(communeCode) : null;
    const province = geography.findProvince(provinceCode);
    return [commune?.name, province?.name].filter((name) => name !== undefined);
  }

  return {
    isVisible,
    /** One prospect of the viewer's regions in any state; null for everybody else's, as if it did not exist. */
    async findVisible(viewer: Viewer, id: string): Promise<ProspectRecord | null> {
      authorize(viewer, 'pipeline:read');
      const prospect = await prospects.findById(id);
      return prospect && isVisible(viewer, prospect) ? prospect : null;
    },

    async add(
      viewer: Viewer,
      input: NewProspect,
      { language, now }: { language: Language; now: Date },
    ): Promise<ProspectOutcome> {
      const office = authorize(viewer, 'prospect:change');
      const contact = readContact(input, language);
      const { about, problems } = await describe(office, input, language);
      if (!about || contact.problems.length > 0) return invalid(...problems, ...contact.problems);
      if (about.partnerId) {
        const having = (await agreements.listByPartner(about.partnerId)).some(
          ({ organizationId, state }) =>
            organizationId === office.organizationId && !statesOver.includes(state),
        );
        if (having) return impossible(obstacles.hasAgreement[language]);
      }
      const { contactName = null, contactEmail = null, notes = null } = contact.values;
      const prospect: ProspectRecord = {
        ...about,
        _id: newId(),
        organizationId: office.organizationId,
        contactName,
        contactPhone: contact.values.contactPhone ?? about.contactPhone,
        contactEmail,
        notes,
        state: 'OPEN',
        dropReason: null,
        agreementId: null,
        ownerAccountId: office.accountId,
        notedStep: null,
        createdAt: now,
        version: 1,
      };
      try {
        await runInTransaction(async (session) => {
          await prospects.insertMany([prospect], session);
          await audit(session, office.accountId, prospect, 'prospect:add', [
            { field: 'state', to: 'OPEN' },
            { field: 'categoryCode', to: prospect.categoryCode },
            { field: 'provinceCode', to: prospect.provinceCode },
          ]);
        });
      } catch (error) {
        if (!isDuplicateKeyError(error)) throw error;
        return impossible(obstacles.isProspect[language]);
      }
      return { kind: 'changed', prospect };
    },

    async update(
      viewer: Viewer,
      input: ProspectUpdate,
      { language }: { language: Language },
    ): Promise<ProspectOutcome> {
      const { office, prospect } = await getChangeable(viewer, input.prospectId);
      if (prospect.state !== 'OPEN') return impossible(obstacles.isClosed[language]);
      const contact = readContact(input, language);
      const step = readStep(input.nextStep, input.nextStepDueOn, prospect.notedStep, language);
      const owner = await readOwner(office, prospect, input.ownerId, language);
      const problems = [...contact.problems, ...step.problems, ...owner.problems];
      if (problems.length > 0) return invalid(...problems);
      const changes: ProspectChanges = { ...contact.values, ...step.values, ...owner.values };
      const changed = await runInTransaction(async (session) => {
        const stored = await prospects.change(session, prospect._id, changes, input.version);
        if (stored)
          await audit(
            session,
            office.accountId,
            stored,
            'prospect:update',
            Object.keys(changes).map((field) => ({ field })),
          );
        return stored;
      });
      return changed ? { kind: 'changed', prospect: changed } : await whatBecameOf(prospect._id, language);
    },

    async drop(
      viewer: Viewer,
      input: { prospectId: string; reason: string },
      { language }: { language: Language },
    ): Promise<ProspectOutcome> {
      const { office, prospect } = await getChangeable(viewer, input.prospectId);
      const reason = input.reason.trim();
      const tooShort = reason.length < limits.reasonMinimum;
      if (tooShort || reason.length > limits.reason) {
        const kind: FieldProblemKind = tooShort
          ? { kind: 'too_short', minimum: limits.reasonMinimum }
          : { kind: 'too_long', maximum: limits.reason };
        return invalid({ field: 'reason', message: fieldMessage(kind, language) });
      }
      const dropped = await runInTransaction(async (session) => {
        const stored = await prospects.change(session, prospect._id, {
          state: 'DROPPED',
          dropReason: reason,
        });
        if (stored)
          await audit(session, office.accountId, stored, 'prospect:drop', [
            { field: 'state', from: 'OPEN', to: 'DROPPED' },
            { field: 'dropReason' },
          ]);
        return stored;
      });
      return dropped ? { kind: 'changed', prospect: dropped } : impossible(obstacles.isClosed[language]);
    },

    /** For drafting: an open prospect the viewer may change; null for any other, as if it did not exist. */
    async findForDraft(viewer: Viewer, id: string, session: ClientSession): Promise<ProspectRecord | null> {
      authorize(viewer, 'prospect:change');
      const prospect = await prospects.findById(id, session);
      return prospect?.state === 'OPEN' && isVisible(viewer, prospect) ? prospect : null;
    },
    /** For drafting, in the transaction that makes the draft and found the prospect open: it led to an agreement. */
    async markConverted(
      session: ClientSession,
      id: string,
      ledTo: { agreementId: string; partnerId: string; actorAccountId: string },
    ): Promise<void> {
      const { agreementId, partnerId, actorAccountId } = ledTo;
      const converted = await prospects.change(session, id, { state: 'CONVERTED', agreementId, partnerId });
      if (!converted) throw new Error(`the prospect ${id} led to an agreement although it is not open`);
      await audit(session, actorAccountId, converted, 'prospect:convert', [
        { field: 'state', from: 'OPEN', to: 'CONVERTED' },
        { field: 'agreementId', to: agreementId },
      ]);
    },
  };

  /** Why a conditional write found nothing: another version, or closed meanwhile. */
  async function whatBecameOf(id: string, language: Language): Promise<ProspectOutcome> {
    const now = await prospects.findById(id);
    if (now?.state === 'OPEN') return { kind: 'stale', currentVersion: now.version };
    return impossible(obstacles.isClosed[language]);
  }

  /** A coordinator of the organization who answers for the prospect's region. */
  async function readOwner(
    office: OfficeViewer,
    prospect: ProspectRecord,
    ownerId: string | null | undefined,
    language: Language,
  ): Promise<{ values: Pick<ProspectChanges, 'ownerAccountId'>; problems: FieldProblem[] }> {
    if (!ownerId) return { values: {}, problems: [] };
    const staff = await accounts.listCoordinators(office.organizationId);
    const isThere = staff.some(
      ({ _id, regionCodes }) =>
        _id === ownerId && (regionCodes === null || regionCodes.includes(prospect.regionCode)),
    );
    return isThere
      ? { values: { ownerAccountId: ownerId }, problems: [] }
      : {
          values: {},
          problems: [{ field: 'ownerId', message: fieldMessage({ kind: 'unknown_choice' }, language) }],
        };
  }
}

function problem(field: string, kind: FieldProblemKind, language: Language): FieldProblem {
  return { field, message: fieldMessage(kind, language) };
}

function nameProblems(name: LocalizedText, language: Language): FieldProblem[] {
  if (!name.ar && !name.fr) return [problem('name', { kind: 'arabic_or_french_needed' }, language)];
  const isTooLong = Object.values(name).some((text) => text.length > limits.name);
  return isTooLong ? [problem('name', { kind: 'too_long', maximum: limits.name }, language)] : [];
}
