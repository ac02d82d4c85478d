import { civilDateOf } from '@wasl/shared/civil-time';
import { describe, expect, it } from 'vitest';
import { type AgreementHandling, type AgreementState, newHandling } from '../agreements/index.ts';
import { nextStepOf, type StepReader } from './next-step.rules.ts';
import { nextStepText, reasonText } from './next-step.texts.ts';
import { type AgreementFacts, type PipelineFacts, standingOf } from './pipeline.rules.ts';

const now = new Date('2026-11-22T09:30:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const owner = 'account-owner';
const other = 'account-other';
const asOwner: StepReader = { accountId: owner, isOffice: true };
const asOther: StepReader = { accountId: other, isOffice: true };
const asPartner: StepReader = { accountId: 'account-partner', isOffice: false };

function agreement(
  state: AgreementState,
  handling: Partial<AgreementHandling> = {},
  overrides: Partial<AgreementFacts> = {},
): PipelineFacts {
  return {
    kind: 'agreement',
    agreement: {
      state,
      endsOn: '2028-12-31',
      sealedAt: null,
      suspension: null,
      termination: null,
      ...overrides,
      handling: newHandling({
        sectorCode: 'health',
        categoryCode: 'clinic',
        provinceCode: '09.001',
        stateSince: daysAgo(4),
        ownerAccountId: owner,
        ...handling,
      }),
    },
  };
}

const signing = (progress: Partial<NonNullable<AgreementHandling['signing']>> = {}) => ({
  signing: {
    signedCount: 2,
    signatoryCount: 3,
    waitingFor: ['Mme Amrani'],
    isOurTurn: false,
    hasUnconfirmedScan: false,
    since: daysAgo(5),
    expiresAt: daysAgo(-20),
    isExpired: false,
    ...progress,
  },
});

const standing = (facts: PipelineFacts, at: Date = now) => standingOf(facts, civilDateOf(at));
const step = (facts: PipelineFacts, reader: StepReader = asOwner, at: Date = now) =>
  nextStepOf(facts, reader, { now: at, today: civilDateOf(at) });

describe('where something stands', () => {
  it.each([
    ['DRAFT', 'DRAFT'],
    ['IN_REVIEW', 'IN_REVIEW'],
    ['OUT_FOR_SIGNATURE', 'OUT_FOR_SIGNATURE'],
    ['ACTIVE', 'ACTIVE'],
    ['RENEWING', 'EXPIRING'],
    ['SUSPENDED', 'ENDED'],
    ['EXPIRED', 'ENDED'],
    ['TERMINATED', 'ENDED'],
    ['WITHDRAWN', 'ENDED'],
    ['DECLINED', 'ENDED'],
  ] as const)('puts %s into %s', (state, stage) => {
    expect(standing(agreement(state)).stage).toBe(stage);
  });

  it.each([
    ['2027-02-21', 'ACTIVE', null],
    ['2027-02-20', 'EXPIRING', 90],
    ['2026-11-22', 'EXPIRING', 0],
    ['2026-11-21', 'ENDED', null],
  ] as const)('takes an agreement in force until %s for %s', (endsOn, stage, daysToEnd) => {
    expect(standing(agreement('ACTIVE', {}, { endsOn }))).toMatchObject({ stage, daysToEnd });
  });

  it('counts calendar days of Morocco, also while it is an hour ahead of UTC', () => {
    // 23:30 UTC on the 10th is half past midnight on the 11th until 20 September 2026.
    const facts = agreement('DRAFT', { stateSince: new Date('2026-07-10T23:30:00Z') });
    expect(standing(facts, new Date('2026-07-18T22:59:59Z'))).toMatchObject({ ageDays: 7, overdueDays: 0 });
    expect(standing(facts, new Date('2026-07-18T23:00:00Z'))).toMatchObject({ ageDays: 8, overdueDays: 1 });
    const inWinter = agreement('DRAFT', { stateSince: new Date('2026-11-10T23:59:59Z') });
    expect(standing(inWinter, new Date('2026-11-17T23:59:59Z')).overdueDays).toBe(0);
    expect(standing(inWinter, new Date('2026-11-18T00:00:00Z')).overdueDays).toBe(1);
  });

  it('asks for a first use within thirty days, and for nothing once there was one or nobody counts', () => {
    const active = (redemptionCount: number | null) =>
      standing(agreement('ACTIVE', { redemptionCount, stateSince: daysAgo(33) }));
    expect(active(0)).toMatchObject({ targetDays: 30, overdueDays: 3 });
    expect(active(1)).toMatchObject({ targetDays: null, overdueDays: null });
    expect(active(null)).toMatchObject({ targetDays: null, overdueDays: null });
  });

  it('wants a renewal begun sixty days before the end', () => {
    const endsOn = '2026-12-31';
    expect(standing(agreement('ACTIVE', { stateSince: daysAgo(400) }, { endsOn }))).toMatchObject({
      ageDays: 51,
      daysToEnd: 39,
      overdueDays: 21,
    });
    expect(standing(agreement('RENEWING', {}, { endsOn })).overdueDays).toBeNull();
    const termination = {
      by: 'PARTNER' as const,
      reason: 'Fermeture',
      noticeGivenOn: '2026-11-01',
      lastDay: endsOn,
    };
    expect(standing(agreement('ACTIVE', {}, { endsOn, termination })).overdueDays).toBeNull();
  });

  it('gives prospects fourteen days', () => {
    const facts: PipelineFacts = { kind: 'prospect', prospect: { notedStep: null, createdAt: daysAgo(16) } };
    expect(standing(facts)).toMatchObject({ stage: 'PROSPECT', ageDays: 16, targetDays: 14, overdueDays: 2 });
  });
});

describe('the next step', () => {
  const cases: [string, PipelineFacts, string, boolean, string | null, string][] = [
    ['a draft', agreement('DRAFT'), 'COMPLETE_DRAFT', true, '2026-11-25', 'Compléter le brouillon'],
    [
      'a draft the partner wrote about',
      agreement('DRAFT', { openPartnerRemarks: 2 }),
      'ANSWER_PARTNER',
      true,
      '2026-11-25',
      'Répondre au partenaire',
    ],
    [
      'a text in review, to its owner',
      agreement('IN_REVIEW', { review: { approvalCount: 1, approvalsNeeded: 2 } }),
      'WAIT_FOR_REVIEW',
      false,
      '2026-11-23',
      '2e avis attendu',
    ],
    [
      'an approved text',
      agreement('IN_REVIEW', { review: { approvalCount: 2, approvalsNeeded: 2 } }),
      'SEND_FOR_SIGNATURE',
      true,
      '2026-11-23',
      'Envoyer à la signature',
    ],
    [
      'a signature awaited for five days',
      agreement('OUT_FOR_SIGNATURE', signing()),
      'REMIND_SIGNATORY',
      true,
      '2026-11-20',
      'Relancer \u2068Mme Amrani\u2069',
    ],
    [
      'a signature awaited since yesterday',
      agreement('OUT_FOR_SIGNATURE', signing({ since: daysAgo(1), waitingFor: ['M. Anzi', 'Mme Rahali'] })),
      'WAIT_FOR_SIGNATURE',
      false,
      '2026-11-24',
      'En attente de \u2068M. Anzi\u2069 et 1 autre',
    ],
    [
      'our turn',
      agreement('OUT_FOR_SIGNATURE', signing({ isOurTurn: true, since: daysAgo(1) })),
      'COUNTERSIGN',
      true,
      '2026-11-24',
      'Contresigner',
    ],
    [
      'a request that expired a second ago',
      agreement('OUT_FOR_SIGNATURE', signing({ expiresAt: new Date(now.getTime() - 1000) })),
      'RESEND',
      true,
      '2026-11-22',
      'Renvoyer la demande expirée',
    ],
    [
      'a scan',
      agreement('OUT_FOR_SIGNATURE', signing({ waitingFor: [], hasUnconfirmedScan: true })),
      'CONFIRM_SCAN',
      true,
      '2026-11-18',
      'Confirmer le scan',
    ],
    [
      'a document being signed by hand',
      agreement('OUT_FOR_SIGNATURE', signing({ waitingFor: [], signedCount: 0 })),
      'WAIT_FOR_SIGNATURE',
      false,
      '2026-11-20',
      'Scan signé attendu',
    ],
    [
      'a document being sealed',
      agreement('OUT_FOR_SIGNATURE', signing({ waitingFor: [], signedCount: 3 })),
      'NONE',
      false,
      null,
      'Document en cours de scellement',
    ],
    [
      'a sealed one with items to decide on',
      agreement(
        'OUT_FOR_SIGNATURE',
        { checklist: { doneCount: 3, requiredCount: 7, toDecideCount: 2 } },
        { sealedAt: daysAgo(4) },
      ),
      'DECIDE_CHECKLIST',
      true,
      '2026-11-28',
      'Vérifier 2 pièces reçues',
    ],
    [
      'a sealed one whose partner still has to bring items',
      agreement(
        'OUT_FOR_SIGNATURE',
        { checklist: { doneCount: 3, requiredCount: 7, toDecideCount: 0 } },
        { sealedAt: daysAgo(4) },
      ),
      'WAIT_FOR_CHECKLIST',
      false,
      '2026-11-28',
      'Pièces attendues : 3 sur 7',
    ],
    [
      'a sealed one that lacks nothing',
      agreement(
        'OUT_FOR_SIGNATURE',
        { checklist: { doneCount: 7, requiredCount: 7, toDecideCount: 0 } },
        { sealedAt: daysAgo(4) },
      ),
      'ACTIVATE',
      true,
      '2026-11-28',
      'Mettre en vigueur',
    ],
    [
      'an offer to decide on',
      agreement('ACTIVE', { submittedOffers: 1, redemptionCount: 4 }),
      'DECIDE_OFFER',
      true,
      null,
      'Décider d’une offre proposée',
    ],
    [
      'nobody used it for 33 days',
      agreement('ACTIVE', { redemptionCount: 0, stateSince: daysAgo(33) }),
      'CALL_UNUSED',
      true,
      '2026-11-19',
      'Appeler : 0 utilisation',
    ],
    [
      'nobody used it yet',
      agreement('ACTIVE', { redemptionCount: 0 }),
      'NONE',
      false,
      null,
      '1re utilisation attendue',
    ],
    ['all is well', agreement('ACTIVE', { redemptionCount: 9 }), 'NONE', false, null, 'Rien pour l’instant'],
    [
      'it ends soon',
      agreement('ACTIVE', {}, { endsOn: '2026-12-31' }),
      'RENEW',
      true,
      '2026-11-01',
      'Renouveler ou clore',
    ],
    [
      'its renewal was begun',
      agreement('RENEWING', {}, { endsOn: '2026-12-31' }),
      'COMPLETE_DRAFT',
      true,
      '2026-12-16',
      'Compléter le renouvellement',
    ],
    ['it is suspended', agreement('SUSPENDED'), 'SETTLE_SUSPENSION', true, null, 'Régler la suspension'],
    ['it is over', agreement('EXPIRED'), 'NONE', false, null, 'Terminée'],
  ];

  it.each(cases)('of %s', (_, facts, code, isOurs, dueOn, text) => {
    const found = step(facts);
    expect(found).toMatchObject({ code, isOurs, dueOn, isLate: dueOn !== null && dueOn < '2026-11-22' });
    expect(nextStepText(found, 'fr')).toBe(text);
  });

  it('is a review to whoever may still give an opinion, and a wait to those who wrote it or gave one', () => {
    const facts = agreement('IN_REVIEW', {
      review: { approvalCount: 1, approvalsNeeded: 2, closedTo: [owner, 'account-reader'] },
    });
    expect(step(facts, asOther)).toMatchObject({ code: 'REVIEW', isOurs: true });
    for (const accountId of [owner, 'account-reader'])
      expect(step(facts, { accountId, isOffice: true }).code).toBe('WAIT_FOR_REVIEW');
    expect(step(facts, asPartner).code).toBe('WAIT_FOR_REVIEW');
  });

  it('is what a coordinator noted, to the office and never to the partner', () => {
    const facts = agreement('DRAFT', {
      notedStep: { text: 'Rappeler après le conseil', dueOn: '2026-11-21', byAccountId: owner },
    });
    expect(step(facts)).toMatchObject({ code: 'NOTED', isLate: true, dueOn: '2026-11-21' });
    expect(nextStepText(step(facts), 'ar')).toBe('Rappeler après le conseil');
    expect(step(facts, asPartner).code).toBe('COMPLETE_DRAFT');
  });

  it('is late from the day after it was due, in Morocco', () => {
    const facts = agreement('DRAFT', { stateSince: new Date('2026-11-10T12:00:00Z') });
    expect(step(facts, asOwner, new Date('2026-11-17T23:59:59Z')).isLate).toBe(false);
    expect(step(facts, asOwner, new Date('2026-11-18T00:00:00Z')).isLate).toBe(true);
  });

  it('has words and a reason in every language, whatever it is', () => {
    for (const [, facts] of cases)
      for (const language of ['ar', 'fr', 'en'] as const) {
        for (const text of [nextStepText(step(facts), language), reasonText(step(facts), language)]) {
          expect(text).not.toMatch(/undefined|NaN|null/);
          expect(text.length).toBeGreaterThan(3);
          expect(/\p{Script=Arabic}/u.test(text)).toBe(language === 'ar');
        }
      }
  });
});
