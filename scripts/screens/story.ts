import { randomUUID } from 'node:crypto';
import type { MemberViewer } from '../../server/src/platform/auth/viewer.ts';
import { signInToDemonstration } from '../../test/support/demonstration.ts';
import type { TestApp, TestClient } from '../../test/support/test-app.ts';
import { issueVoucher, redeemVoucher } from '../../test/support/voucher-operations.ts';

/** Tuesday, half past ten in Morocco: laboratories are open. The twelve seconds let a QR code stand in the middle of its half minute. */
export const storyMoment = '2026-11-24T10:30:12.000Z';

/** How far the morning is: the offer is looked at, a voucher for it is in the phone, the counter has used it. */
export const stages = ['before', 'issued', 'redeemed'] as const;
export type Stage = (typeof stages)[number];

/** Who looks at a screen. */
export type Onlooker = 'visitor' | 'member' | 'cashier' | 'coordinator' | 'nationalCoordinator';

/** What the screens show, so far as it has happened. */
export interface Story {
  offerId: string;
  partnerId: string;
  branchId: string;
  voucherId: string;
  voucherCode: string;
  /** An agreement that waits for signatures. */
  agreementId: string;
  /** Cookie header of somebody's session; empty for a visitor. */
  cookieOf(onlooker: Onlooker): string;
  /** Lets happen what leads to the next stage. */
  goOn(): Promise<void>;
}

const bill = [
  { serviceCode: 'biochemistry', amountCentimes: 28_000 },
  { serviceCode: 'haematology', amountCentimes: 9_000 },
  { serviceCode: 'hormonology', amountCentimes: 8_000 },
];

/** The member of the demonstration with her daughter, the laboratory near her, and the cashier there. */
export async function beginStory(app: TestApp): Promise<Story> {
  const member = await signInToDemonstration(app, 'foundation:MB-20418', 'ar');
  const cashier = await signInToDemonstration(app, 'cashier@demo.wasl.example', 'fr');
  const coordinator = await signInToDemonstration(app, 'coordinator.souss@demo.wasl.example');
  const nationalCoordinator = await signInToDemonstration(app, 'coordinator.national@demo.wasl.example');
  const { offerId, partnerId } = await findLaboratory(member);
  const { viewer } = await cashier.ask<{ viewer: { partnerStaff: { branches: { id: string }[] } } }>(
    '{ viewer { partnerStaff { branches { id } } } }',
  );
  const branchId = viewer.partnerStaff.branches[0]?.id ?? '';
  await useByOthers(app, cashier, { offerId, branchId });
  app.clock.set(storyMoment);

  const story: Story = {
    offerId,
    partnerId,
    branchId,
    voucherId: '',
    voucherCode: '',
    agreementId: await findAgreement(coordinator),
    cookieOf: (onlooker) =>
      onlooker === 'visitor' ? '' : { member, cashier, coordinator, nationalCoordinator }[onlooker].cookie(),
    async goOn() {
      if (story.voucherId === '') {
        const issued = await issueVoucher(member, {
          offerId,
          beneficiaryId: await daughterOf(member),
          idempotencyKey: randomUUID(),
        });
        if (!issued.voucher) throw new Error(`no voucher for the daughter: ${issued.message}`);
        story.voucherId = issued.voucher.id;
        story.voucherCode = issued.voucher.code;
      } else {
        const scan = story.voucherCode;
        const used = await redeemVoucher(cashier, {
          branchId,
          scan,
          lines: bill,
          idempotencyKey: randomUUID(),
        });
        if (!used.redemption) throw new Error(`the voucher was refused: ${used.message}`);
      }
      await app.modules.drainEvents();
    },
  };
  return story;
}

async function findLaboratory(member: TestClient): Promise<{ offerId: string; partnerId: string }> {
  const { searchOffers } = await member.ask<{
    searchOffers: { edges: { node: { id: string; partner: { id: string } } }[] };
  }>(
    `{ searchOffers(input: { text: "Laboratoire Ibn Rochd" }, first: 1) {
      edges { node { id partner { id } } } } }`,
  );
  const offer = searchOffers.edges[0]?.node;
  if (!offer) throw new Error('the laboratory of the demonstration is not found');
  return { offerId: offer.id, partnerId: offer.partner.id };
}

async function findAgreement(coordinator: TestClient): Promise<string> {
  const { pipelineCards } = await coordinator.ask<{ pipelineCards: { edges: { node: { id: string } }[] } }>(
    `{ pipelineCards(filter: { text: "Laboratoire Anzi" }, stages: [OUT_FOR_SIGNATURE], first: 1) {
      edges { node { id } } } }`,
  );
  const agreement = pipelineCards.edges[0]?.node;
  if (!agreement) throw new Error('the agreement of the demonstration that is being signed is not found');
  return agreement.id;
}

async function daughterOf(member: TestClient): Promise<string> {
  const { viewer } = await member.ask<{
    viewer: { member: { dependents: { id: string; relation: string }[] } };
  }>('{ viewer { member { dependents { id relation } } } }');
  const daughter = viewer.member.dependents.find(({ relation }) => relation === 'DAUGHTER');
  if (!daughter) throw new Error('the member of the demonstration has no daughter');
  return daughter.id;
}

/** Two other members come first, so that the counter has something to undo. */
async function useByOthers(
  app: TestApp,
  cashier: TestClient,
  { offerId, branchId }: { offerId: string; branchId: string },
): Promise<void> {
  const others = [
    { minutesBefore: 9, line: { serviceCode: 'serology', amountCentimes: 20_000 } },
    { minutesBefore: 4, line: { serviceCode: 'hormonology', amountCentimes: 37_500 } },
  ];
  const viewers = await otherMembers(app, offerId);
  for (const { minutesBefore, line } of others) {
    app.clock.set(new Date(Date.parse(storyMoment) - minutesBefore * 60_000));
    for (const viewer of viewers) {
      const { done } = await app.modules.vouchers.issuing.issueVoucher(
        { viewer, now: app.clock.now() },
        { offerId, idempotencyKey: randomUUID() },
      );
      viewers.splice(viewers.indexOf(viewer), 1);
      if (!done) continue;
      const used = await redeemVoucher(cashier, {
        branchId,
        scan: done.code,
        lines: [line],
        idempotencyKey: randomUUID(),
      });
      if (used.redemption) break;
    }
  }
}

async function otherMembers(app: TestApp, offerId: string): Promise<MemberViewer[]> {
  const { connection } = app.stores;
  const offer = await connection.collection<{ _id: string; organizationId: string }>('offers').findOne({
    _id: offerId,
  });
  const members = await connection
    .collection<{ _id: string; organizationId: string }>('members')
    .find({ organizationId: offer?.organizationId, state: 'ACTIVE', membershipNumber: { $ne: 'MB-20418' } })
    .sort({ _id: 1 })
    .limit(20)
    .toArray();
  return members.map(({ _id, organizationId }) => ({
    kind: 'member',
    role: 'MEMBER',
    accountId: _id,
    memberId: _id,
    organizationId,
  }));
}
