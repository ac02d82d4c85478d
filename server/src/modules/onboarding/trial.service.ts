import { createHash } from 'node:crypto';
import { computeDiscount } from '@wasl/shared/discount';
import type { Gain, SimpleGain } from '@wasl/shared/gain';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { isAmountCentimes } from '@wasl/shared/money';
import { parseScan } from '@wasl/shared/scan';
import {
  checkCharacter,
  formatVoucherCode,
  voucherCodeAlphabet,
  voucherCodeLength,
} from '@wasl/shared/voucher-code';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementRecord,
  type AgreementService,
  namedIn,
  type RecordAct,
  statesNotOver,
} from '../agreements/index.ts';
import type { OfferService } from '../offers/index.ts';
import type { ChecklistRepository } from './checklist.repository.ts';
import type { ChecklistService, OnboardingRequest } from './checklist.service.ts';
import type { FactsReader } from './checklist-facts.ts';
import { trialLearnt, trialTexts } from './onboarding.texts.ts';

/** A voucher that stands for nothing, to train with. */
export interface TrialVoucher {
  code: string;
  billCentimes: number;
  offerTitle: LocalizedText;
  gain: Gain;
}

export type TrialOutcome =
  | { kind: 'completed'; discountCentimes: number; payableCentimes: number; text: string }
  | { kind: 'invalid'; problems: FieldProblem[] }
  | { kind: 'not_possible'; obstacles: string[] };

/** Used where neither offer nor schedule is there yet. */
const usualGain: SimpleGain = { kind: 'percentage', basisPoints: 1000 };

const usualBillCentimes = 250_00;

/**
 * The trial code of a partner: always the same, well formed, and the code of no voucher, since only its own partner's trials
 * know it. It opens nothing, so that it may be guessed.
 */
export function trialCodeOf(partnerId: string): string {
  const digest = createHash('sha256').update(`trial voucher of ${partnerId}`).digest();
  const payload = Array.from({ length: voucherCodeLength - 1 }, (_, index) =>
    voucherCodeAlphabet.charAt((digest[index] ?? 0) % voucherCodeAlphabet.length),
  ).join('');
  return payload + checkCharacter(payload);
}

/** A bill on which the gain takes something off. */
function trialBillOf(gain: Gain): number {
  const simple = gain.kind === 'by_service' ? gain.services.find(({ gain: own }) => own)?.gain : gain;
  switch (simple?.kind) {
    case 'amount_off':
      return Math.max(usualBillCentimes, simple.minimumBillCentimes ?? 0, simple.amountCentimes * 2);
    case 'fixed_price':
      return simple.usualPriceCentimes ?? simple.priceCentimes + 100_00;
    case 'free_service':
      return simple.usualPriceCentimes ?? usualBillCentimes;
    case 'tiered_by_amount':
      return Math.max(usualBillCentimes, ...simple.tiers.map(({ fromCentimes }) => fromCentimes));
    default:
      return usualBillCentimes;
  }
}

function trialDiscount(gain: Gain, billCentimes: number) {
  const service = gain.kind === 'by_service' ? gain.services.find(({ gain: own }) => own) : null;
  const bill = service
    ? { items: [{ serviceCode: service.serviceCode, amountCentimes: billCentimes }] }
    : { totalCentimes: billCentimes };
  return computeDiscount({ gain, bill });
}

export type TrialService = ReturnType<typeof createTrialService>;

/** Two minutes at the counter before the first member comes. */
export function createTrialService(dependencies: {
  agreements: AgreementService;
  recordAct: RecordAct;
  offers: Pick<OfferService, 'listByAgreement'>;
  accounts: Pick<AccountRepository, 'findById'>;
  facts: FactsReader;
  checklist: ChecklistService;
  checklists: ChecklistRepository;
  runInTransaction: RunInTransaction;
}) {
  const { agreements, recordAct, offers, accounts, facts, checklist, checklists, runInTransaction } =
    dependencies;

  async function heldBy(partnerId: string): Promise<AgreementRecord[]> {
    return (await agreements.listByPartner(partnerId)).filter(({ state }) => statesNotOver.includes(state));
  }

  /** Of the newest agreement: an offer of it, else the first line of its schedule. */
  async function trialOf(partnerId: string): Promise<TrialVoucher | null> {
    const held = await heldBy(partnerId);
    if (held.length === 0) return null;
    const code = formatVoucherCode(trialCodeOf(partnerId));
    const voucher = (offerTitle: LocalizedText, gain: Gain): TrialVoucher => ({
      code,
      billCentimes: trialBillOf(gain),
      offerTitle,
      gain,
    });
    for (const agreement of held) {
      const offer = (await offers.listByAgreement(agreement._id)).find(
        ({ state }) => state === 'SUBMITTED' || state === 'PUBLISHED',
      );
      if (offer) return voucher(offer.title, offer.gain);
      const line = (await facts.currentVersion(agreement))?.schedule[0];
      if (line) return voucher(line.label, line.gain);
    }
    return voucher(trialTexts.offerTitle, usualGain);
  }

  return {
    /** Null when none of the partner's agreements is being prepared or in force. */
    async findTrialVoucher({ viewer }: { viewer: Viewer }): Promise<TrialVoucher | null> {
      const { partnerId } = authorize(viewer, 'trial:redeem');
      return await trialOf(partnerId);
    },

    /** Computes what a redemption would have; keeps that it took place, by whom and when, and nothing of the bill. */
    async completeTrialRedemption(
      { viewer, language, now }: OnboardingRequest,
      input: { branchId: string; scan: string; billCentimes: number },
    ): Promise<TrialOutcome> {
      const { partnerId, accountId } = authorize(viewer, 'trial:redeem', { branchId: input.branchId });
      const trial = await trialOf(partnerId);
      if (!trial) return { kind: 'not_possible', obstacles: [trialTexts.noAgreement[language]] };
      const problems: FieldProblem[] = [];
      const scan = parseScan(input.scan);
      if (scan.kind !== 'code' || scan.code !== trialCodeOf(partnerId))
        problems.push({ field: 'scan', message: trialTexts.scan[language] });
      if (!isAmountCentimes(input.billCentimes) || input.billCentimes === 0)
        problems.push({ field: 'billCentimes', message: trialTexts.bill[language] });
      if (problems.length > 0) return { kind: 'invalid', problems };
      const { discountCentimes, payableCentimes } = trialDiscount(trial.gain, input.billCentimes);
      const trainee = await accounts.findById(accountId);
      const held = await heldBy(partnerId);
      await runInTransaction(async (session) => {
        const isFirst = (await checklists.findTrial(partnerId, session)) === null;
        const trialRecord = { _id: newId(), partnerId, branchId: input.branchId, accountId, at: now };
        await checklists.insertTrial(trialRecord, session);
        if (!isFirst) return;
        for (const { _id } of held) {
          const agreement = await agreements.findAgreement(_id, session);
          if (!agreement) continue;
          await recordAct(
            session,
            agreement,
            { kind: 'account', accountId },
            {
              kind: 'checklist:train',
              details: namedIn(trainee?.name ?? {}),
              changes: [{ field: 'checklist.STAFF_TRAINED', to: 'ACCEPTED' }],
            },
          );
          await checklist.noteProgress(session, agreement);
        }
      });
      const text = trialLearnt({ discountCentimes, payableCentimes }, language);
      return { kind: 'completed', discountCentimes, payableCentimes, text };
    },
  };
}
