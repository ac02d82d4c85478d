import { addDays } from '@wasl/shared/civil-date';
import { startOfCivilDay } from '@wasl/shared/civil-time';
import type { AgreementEventRecord, AgreementRecord } from '../../../modules/agreements/index.ts';
import {
  type AgreementVersionRecord,
  newVersion,
  versionClausesOf,
} from '../../../modules/drafting/index.ts';
import type { WholeTemplate } from '../../../modules/templates/index.ts';
import type { SeededAgreement } from '../agreements.ts';
import type { SeededOffer } from '../offers.ts';
import type { DemonstrationOrganizations } from '../organizations.ts';
import type { SeedContext } from '../partners.ts';
import type { CaseOwner } from './cases.ts';
import { daysBefore } from './prepared.ts';

const soussMassa = '09';
const soussOwners: readonly CaseOwner[] = ['souss', 'souss2', 'souss', 'souss3'];
/** Of those of Souss-Massa that end soon, so many are left as they are, too late; the others are being renewed. */
const leftLate = 2;

/**
 * Gives agreements that stand an owner, the uses counted so far and, where one is being renewed, the draft of its renewal.
 * Changes them in place.
 */
export function handleStandingAgreements(
  context: SeedContext,
  of: {
    organizations: DemonstrationOrganizations;
    agreements: readonly SeededAgreement[];
    offers: readonly SeededOffer[];
    template: WholeTemplate;
    accountOf: (owner: CaseOwner) => string;
  },
): { versions: AgreementVersionRecord[]; events: AgreementEventRecord[] } {
  const { today } = context;
  const { organizations, agreements, offers, accountOf } = of;
  const uses = new Map<string, number>();
  for (const { offer } of offers)
    uses.set(offer.agreementId, (uses.get(offer.agreementId) ?? 0) + offer.redemptionCount);
  const submitted = Map.groupBy(
    offers.filter(({ offer }) => offer.state === 'SUBMITTED'),
    ({ offer }) => offer.agreementId,
  );
  const versions: AgreementVersionRecord[] = [];
  const events: AgreementEventRecord[] = [];
  let soussCount = 0;
  let lateCount = 0;
  for (const { agreement } of agreements) {
    const { handling, startsOn, state } = agreement;
    // Those that began long ago were never counted before their first use.
    const isRecent = startsOn > addDays(today, -120);
    const count = uses.get(agreement._id) ?? 0;
    handling.redemptionCount = count > 0 || isRecent ? count : null;
    handling.submittedOffers = submitted.get(agreement._id)?.length ?? 0;
    if (state === 'SUSPENDED') suspend(agreement, daysBefore(context.now, 12));
    if (agreement.organizationId !== organizations.foundation._id) continue;
    const isInSouss = agreement.regionCodes?.includes(soussMassa) ?? false;
    const owner = isInSouss ? (soussOwners[soussCount++ % soussOwners.length] ?? 'souss') : 'national';
    handling.ownerAccountId = accountOf(owner);
    if (isInSouss && state === 'ACTIVE' && endsWithin(agreement, 60, context)) {
      lateCount++;
      if (lateCount > leftLate) agreement.state = 'RENEWING';
    }
    if (agreement.state !== 'RENEWING') continue;
    const renewal = renewalOf(context, agreement, of.template, handling.ownerAccountId);
    agreement.preparedVersion = renewal.version.number;
    handling.stateSince = renewal.version.createdAt;
    versions.push(renewal.version);
    events.push(renewal.event);
  }
  return { versions, events };
}

function endsWithin({ endsOn }: AgreementRecord, days: number, { today }: SeedContext): boolean {
  return endsOn >= today && endsOn <= addDays(today, days);
}

function suspend(agreement: AgreementRecord, since: Date): void {
  agreement.suspension = {
    cause: 'DECISION',
    reason: 'Bons refusés à deux reprises ; réponse du partenaire attendue.',
    since,
  };
  agreement.handling.stateSince = since;
}

/** The first draft of another two years, by whoever handles it. */
function renewalOf(
  { newId, now }: SeedContext,
  agreement: AgreementRecord,
  { template, versions }: WholeTemplate,
  authorAccountId: string,
): { version: AgreementVersionRecord; event: AgreementEventRecord } {
  const createdAt = new Date(
    Math.max(daysBefore(now, 6).getTime(), startOfCivilDay(agreement.startsOn).getTime()),
  );
  const startsOn = addDays(agreement.endsOn, 1);
  const version = newVersion({
    _id: newId('version', createdAt),
    agreementId: agreement._id,
    number: 1,
    purpose: 'RENEWAL',
    templateId: template._id,
    templateVersion: template.newestVersion,
    clauses: versionClausesOf(versions.at(-1)?.clauses ?? []),
    startsOn,
    endsOn: addDays(`${Number(startsOn.slice(0, 4)) + 2}${startsOn.slice(4)}`, -1),
    authorAccountId,
    createdAt,
  });
  const event: AgreementEventRecord = {
    _id: newId('event', createdAt),
    agreementId: agreement._id,
    at: createdAt,
    kind: 'agreement:renew',
    details: { version: 1 },
    actorAccountId: authorAccountId,
    actorName: null,
  };
  return { version, event };
}
