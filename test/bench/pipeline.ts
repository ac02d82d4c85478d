import { setTimeout } from 'node:timers/promises';
import { openWasl } from '../../server/src/app/start.ts';
import {
  type AgreementState,
  agreementSearchText,
  newHandling,
} from '../../server/src/modules/agreements/index.ts';
import { readConfig } from '../../server/src/platform/config/config.ts';
import { createLogger } from '../../server/src/platform/logger.ts';
import {
  buildAccount,
  buildAgreement,
  buildBranch,
  buildMember,
  buildOffer,
  buildPartner,
} from '../support/builders.ts';
import { beginTestSession, type GivenApp, givenOrganization } from '../support/given.ts';
import type { LoadResult } from './load.ts';
import { load, serve } from './processes.ts';

export const agreementCount = 5000;
export const memberCount = 240_000;
const batchSize = 2500;
const dayMillis = 86_400_000;
/** Longer than what the board reads again to be sure. */
const settleMillis = 35_000;

/** Coordinators who work at the same time. */
const inFlight = 10;

const boardOperation = `query Board($filter: PipelineFilter, $order: PipelineOrder) {
  pipelineBoard(filter: $filter, order: $order, cardsPerColumn: 8) {
    openCount lateCount mineCount provinceCount
    columns { stage count lateCount targetDays cards {
      id stage isProspect reference name { display } sector { code } category { code }
      province { code name { display } } owner { id initials name { display } }
      nextStep { code text isOurs isLate dueOn { date text } }
      state ageDays targetDays isLate daysToEnd signedCount signatoryCount
    } }
  }
}`;

const coverageOperation = `query Coverage($categoryCode: ID, $sectorCode: ID, $distanceKilometres: Int) {
  coverage(categoryCode: $categoryCode, sectorCode: $sectorCode, distanceKilometres: $distanceKilometres) {
    memberCount unservedCount partnerCount coveredProvinceCount uncoveredProvinceCount
    neediestRegion { code } neediestRegionBasisPoints
    provinces {
      province { code name { display } } memberCount unservedCount unservedBasisPoints
      nearestKilometres nearestPlace { display } partnerCount sectorPartnerCount offerCount membersServedCount
      suggestion { pipelineId isProspect partnerId name { display } text phone }
    }
    branches { id coordinates { latitude longitude } }
  }
}`;

/** Of every ten agreements: mostly in force, the others in every state. */
const states: readonly AgreementState[] = [
  'ACTIVE',
  'ACTIVE',
  'ACTIVE',
  'ACTIVE',
  'RENEWING',
  'DRAFT',
  'IN_REVIEW',
  'OUT_FOR_SIGNATURE',
  'EXPIRED',
  'SUSPENDED',
];

/** One organization with this many agreements all over the country, an offer under each, and members everywhere. */
export async function fillPipeline(app: GivenApp): Promise<{ cookie: string }> {
  const { geography } = app.modules.geography;
  const communes = geography.listCommunes();
  const categories = app.modules.taxonomy.taxonomy.listCategories();
  const organization = await givenOrganization(app);
  const coordinators = ['Hind', 'Rachid', 'Salwa', 'Omar'].map((name) =>
    buildAccount({
      role: 'NATIONAL_COORDINATOR',
      organizationId: organization._id,
      name: { fr: name, ar: name },
    }),
  );
  for (const account of coordinators) await app.modules.accounts.insert(account);
  const now = Date.now();
  for (let at = 0; at < agreementCount; at += batchSize) {
    const made = Array.from({ length: Math.min(batchSize, agreementCount - at) }, (_, index) => {
      const number = at + index;
      const category = categories[(number * 7) % categories.length] ?? categories[0];
      const commune = communes[(number * 37) % communes.length] ?? communes[0];
      if (!category || !commune) throw new RangeError('there is nothing to build of');
      const partner = buildPartner({
        sectorCode: category.sectorCode,
        categoryCode: category.code,
        name: {
          ar: `${category.name.ar} ${commune.name.ar} ${number}`,
          fr: `${category.name.fr} ${commune.name.fr} ${number}`,
        },
      });
      const branch = buildBranch({
        partnerId: partner._id,
        communeCode: commune.code,
        provinceCode: commune.provinceCode,
        regionCode: commune.regionCode,
        ...commune.center,
      });
      const state = states[number % states.length] ?? 'ACTIVE';
      const agreement = buildAgreement({
        organizationId: organization._id,
        partnerId: partner._id,
        state,
        startsOn: '2020-01-01',
        endsOn:
          number % 3 === 0
            ? new Date(now + ((number % 80) + 5) * dayMillis).toISOString().slice(0, 10)
            : '2099-12-31',
        regionCodes: [commune.regionCode],
        handling: newHandling({
          sectorCode: category.sectorCode,
          categoryCode: category.code,
          provinceCode: commune.provinceCode,
          stateSince: new Date(now - (number % 40) * dayMillis),
          ownerAccountId: coordinators[number % coordinators.length]?._id ?? null,
          redemptionCount: number % 5,
          searchText: agreementSearchText({ names: [partner.name], towns: [commune.name] }),
          review:
            state === 'IN_REVIEW' ? { approvalCount: number % 2, approvalsNeeded: 2, closedTo: [] } : null,
          signing:
            state === 'OUT_FOR_SIGNATURE'
              ? {
                  signedCount: 1,
                  signatoryCount: 3,
                  waitingFor: ['Mme Amrani'],
                  isOurTurn: number % 4 === 0,
                  hasUnconfirmedScan: false,
                  since: new Date(now - (number % 9) * dayMillis),
                  expiresAt: new Date(now + 20 * dayMillis),
                  isExpired: false,
                }
              : null,
        }),
      });
      const offer = buildOffer({
        organizationId: organization._id,
        partnerId: partner._id,
        agreementId: agreement._id,
        branchIds: [branch._id],
        sectorCode: category.sectorCode,
        categoryCode: category.code,
        validFrom: '2020-01-01',
        validTo: '2099-12-31',
      });
      return { partner, branch, agreement, offer };
    });
    await app.modules.partners.insertPartners(made.map(({ partner }) => partner));
    await app.modules.partners.insertBranches(made.map(({ branch }) => branch));
    await app.modules.agreements.insertAgreements(made.map(({ agreement }) => agreement));
    await app.modules.offers.insertOffers(made.map(({ offer }) => offer));
  }
  const provinces = geography.listProvinces();
  for (let at = 0; at < memberCount; at += batchSize)
    await app.modules.members.insertMembers(
      Array.from({ length: batchSize }, (_, index) => {
        const province = provinces[(at + index) % provinces.length];
        return buildMember({
          organizationId: organization._id,
          regionCode: province?.regionCode ?? null,
          provinceCode: province?.code ?? null,
          validUntil: (at + index) % 50 === 0 ? '2020-12-31' : '2099-12-31',
        });
      }),
    );
  const [first] = coordinators;
  if (!first) throw new RangeError('nobody coordinates');
  return { cookie: await beginTestSession(app, first) };
}

export interface PipelineFigures {
  fillSeconds: number;
  /** The first question after a start, in milliseconds. */
  firstBoard: number;
  firstCoverage: number;
  board: LoadResult;
  paced: LoadResult;
  coverage: LoadResult;
}

/** Board and coverage of one large organization over HTTP, for ten coordinators at once. */
export async function measurePipeline(
  environment: Record<string, string>,
  headers: Record<string, string>,
  seconds: number,
): Promise<PipelineFigures> {
  const startedAt = performance.now();
  const app = await openWasl(readConfig(environment), { logger: createLogger('warn') });
  const { cookie } = await fillPipeline(app);
  await app.modules.search.rebuildIndexes();
  await app.stores.close();
  const fillSeconds = (performance.now() - startedAt) / 1000;

  const server = await serve('server/src/main.ts', [], environment);
  try {
    const signedIn = { ...headers, cookie };
    const once = async (body: string): Promise<number> => {
      const begunAt = performance.now();
      const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers: signedIn, body });
      const text = await answer.text();
      if (!answer.ok || text.startsWith('{"errors"')) throw new Error(text.slice(0, 500));
      return performance.now() - begunAt;
    };
    const boards = [
      {},
      { filter: { onlyMine: true } },
      { order: 'NAME' },
      { filter: { text: 'lab' } },
      { filter: { regionCodes: ['09'] } },
      { filter: { onlyLate: true, sectorCodes: ['health'] } },
    ].map((variables) => JSON.stringify({ query: boardOperation, variables }));
    const coverages = [
      { categoryCode: 'laboratory' },
      { sectorCode: 'health', distanceKilometres: 60 },
      { categoryCode: 'dental', distanceKilometres: 15 },
      {},
    ].map((variables) => JSON.stringify({ query: coverageOperation, variables }));
    const measure = async (bodies: string[], connections: number) => {
      await load({ url: server.url, connections, seconds: 2, headers: signedIn, bodies });
      return await load({ url: server.url, connections, seconds, headers: signedIn, bodies });
    };
    const firstBoard = await once(boards[0] ?? '');
    // For half a minute after 5,000 agreements were stored at once, every question looks at all of them again.
    await setTimeout(settleMillis);
    await once(boards[0] ?? '');
    const board = await measure(boards, inFlight);
    const paced = await load({
      url: server.url,
      connections: inFlight,
      once: true,
      perSecond: 20,
      headers: signedIn,
      bodies: Array.from({ length: 20 * seconds }, (_, index) => boards[index % boards.length] ?? ''),
    });
    const firstCoverage = await once(coverages[0] ?? '');
    const coverage = await measure(coverages, inFlight);
    return { fillSeconds, firstBoard, firstCoverage, board, paced, coverage };
  } finally {
    await server.stop();
  }
}
