import type { Resolvers } from '../../gql/resolvers.ts';
import {
  type AgreementLoader,
  agreementChangeResult,
  changeRefusalResult,
  maySeeAgreement,
  type StaffNames,
} from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { PartnerLoader, ShownPartners } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { ColleagueService } from './colleague.service.ts';
import type { ListedPartnerService } from './listed-partner.service.ts';
import { nextStepText, reasonText } from './next-step.texts.ts';
import type { NotedStepService } from './noted-step.service.ts';
import { type PipelineService, placeOf } from './pipeline.service.ts';
import type { PipelineEntry } from './pipeline-book.ts';
import type { ProspectOutcome, ProspectService } from './prospect.service.ts';

export function createPipelineResolvers(dependencies: {
  pipeline: PipelineService;
  prospects: ProspectService;
  notedSteps: NotedStepService;
  colleagues: ColleagueService;
  listedPartners: ListedPartnerService;
  staffNames: StaffNames;
  agreementById: AgreementLoader;
  partnerById: PartnerLoader;
  shownPartners: ShownPartners;
  geography: Geography;
  taxonomy: Taxonomy;
}): Resolvers {
  const { pipeline, prospects, notedSteps, colleagues, listedPartners } = dependencies;
  const { staffNames, agreementById, partnerById, shownPartners, geography, taxonomy } = dependencies;

  /** As the partner is called now, not when the book was written. */
  async function nameOf(entry: PipelineEntry) {
    if (entry.kind === 'prospect') return entry.name;
    return (await shownPartners.find(entry.agreement.partnerId))?.name ?? entry.name;
  }

  function prospectResult(outcome: ProspectOutcome, language: Parameters<typeof changeRefusalResult>[1]) {
    return outcome.kind === 'changed'
      ? { __typename: 'ProspectChanged' as const, prospect: outcome.prospect }
      : changeRefusalResult(outcome, language);
  }

  return {
    Agreement: {
      owner: ({ handling }, _, context) => staffNames.find(context, handling.ownerAccountId),
      nextStep: (agreement, _, { viewer, now }) => pipeline.nextStepOfAgreement(viewer, agreement, now),
    },
    NextStep: {
      text: (step, _, { language }) => nextStepText(step, language),
    },
    Prospect: {
      id: ({ _id }) => _id,
      category: ({ categoryCode }) => taxonomy.getCategory(categoryCode),
      sector: ({ sectorCode }) => taxonomy.getSector(sectorCode),
      province: ({ provinceCode }) => geography.getProvince(provinceCode),
      partner: ({ partnerId }, _, context) => (partnerId ? partnerById(context).load(partnerId) : null),
      owner: ({ ownerAccountId }, _, context) => staffNames.find(context, ownerAccountId),
      nextStep: (prospect, _, { viewer, now }) => pipeline.nextStepOfProspect(viewer, prospect, now),
      async agreement({ agreementId }, _, context) {
        const agreement = agreementId ? await agreementById(context).load(agreementId) : null;
        return agreement && maySeeAgreement(context.viewer, agreement) ? agreement : null;
      },
    },
    PipelineCard: {
      id: ({ entry }) => entry.id,
      isProspect: ({ entry }) => entry.kind === 'prospect',
      reference: ({ entry }) => (entry.kind === 'agreement' ? entry.agreement.reference : null),
      name: ({ entry }) => nameOf(entry),
      sector: ({ entry }) => taxonomy.getSector(entry.sectorCode),
      category: ({ entry }) => taxonomy.getCategory(entry.categoryCode),
      province: ({ entry }) => {
        const code = placeOf(entry);
        return code ? geography.findProvince(code) : null;
      },
      owner: ({ entry }, _, context) => staffNames.find(context, entry.ownerAccountId),
      state: ({ entry }) => (entry.kind === 'agreement' ? entry.agreement.state : null),
      signedCount: ({ entry, stage }) =>
        entry.kind === 'agreement' && stage === 'OUT_FOR_SIGNATURE'
          ? (entry.agreement.handling.signing?.signedCount ?? null)
          : null,
      signatoryCount: ({ entry, stage }) =>
        entry.kind === 'agreement' && stage === 'OUT_FOR_SIGNATURE'
          ? (entry.agreement.handling.signing?.signatoryCount ?? null)
          : null,
    },
    TodayTask: {
      id: ({ entry }) => entry.id,
      isProspect: ({ entry }) => entry.kind === 'prospect',
      name: ({ entry }) => nameOf(entry),
      reason: ({ nextStep }, _, { language }) => reasonText(nextStep, language),
    },
    Query: {
      pipelineBoard: (_, { filter, order, cardsPerColumn }, { viewer, language, now }) =>
        pipeline.board(
          viewer,
          { filter: filter ?? {}, order: order ?? 'LATENESS', cardsPerColumn: cardsPerColumn ?? 8 },
          { language, now },
        ),
      pipelineCards: (_, { filter, stages, order, first, after }, { viewer, language, now }) =>
        pipeline.listCards(
          viewer,
          { filter: filter ?? {}, stages: stages ?? null, order: order ?? 'LATENESS' },
          { first, after },
          { language, now },
        ),
      todayTasks: (_, __, { viewer, language, now }) => pipeline.todayTasks(viewer, { language, now }),
      prospect: (_, { id }, { viewer }) => prospects.findVisible(viewer, id),
      async colleagues(_, __, { viewer }) {
        const staff = await colleagues.listColleagues(viewer);
        return staff.map(({ _id, name }) => ({ id: _id, name }));
      },
      findPartnersWithoutAgreement: (_, { text, provinceCode, first }, { viewer, language, now }) =>
        listedPartners.findPartnersWithoutAgreement(
          viewer,
          { text, provinceCode, first: first ?? 10 },
          { language, now },
        ),
    },
    Mutation: {
      addProspect: async (_, { input }, { viewer, language, now }) =>
        prospectResult(await prospects.add(viewer, input, { language, now }), language),
      updateProspect: async (_, { input }, { viewer, language }) =>
        prospectResult(await prospects.update(viewer, input, { language }), language),
      dropProspect: async (_, { input }, { viewer, language }) =>
        prospectResult(await prospects.drop(viewer, input, { language }), language),
      noteNextStep: async (_, { input }, { viewer, language }) =>
        agreementChangeResult(await notedSteps.note(viewer, input, { language }), language),
    },
  };
}
