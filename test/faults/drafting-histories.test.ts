import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AgreementRecord } from '../../server/src/modules/agreements/index.ts';
import type { AgreementVersionRecord } from '../../server/src/modules/drafting/index.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import {
  givenOfficeAccount,
  givenTemplate,
  officeViewer,
  threeSignatories,
  usualSchedule,
} from '../support/agreements.ts';
import { givenOrganization, givenPartner } from '../support/given.ts';
import { type OpenTestWasl, openTestWasl } from '../support/test-app.ts';

let wasl: OpenTestWasl;
beforeAll(async () => {
  wasl = await openTestWasl();
});
afterAll(() => wasl?.close());

const histories = Number(process.env.WASL_HISTORIES ?? 20);
const seed = Number(process.env.WASL_SEED ?? 20_261_122);
const peopleCount = 4;

type Step =
  | { kind: 'save'; by: number; noticeDays: number }
  | { kind: 'save-stale'; by: number }
  | { kind: 'submit'; by: number }
  | { kind: 'approve'; by: number; isOld: boolean }
  | { kind: 'ask-changes'; by: number }
  | { kind: 'revise'; by: number }
  | { kind: 'rename-partner'; to: string };

const person = fc.nat({ max: peopleCount - 1 });
/** Mostly two of them write and the other two read, so that many texts come to be locked. */
const writer = fc.oneof({ weight: 9, arbitrary: fc.nat({ max: 1 }) }, { weight: 1, arbitrary: person });
const reader = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 2, max: 3 }) },
  { weight: 1, arbitrary: person },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('save' as const),
      by: writer,
      noticeDays: fc.nat({ max: 365 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('save-stale' as const), by: person }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('submit' as const), by: person }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('approve' as const),
      by: reader,
      isOld: fc.nat({ max: 5 }).map((each) => each === 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ask-changes' as const), by: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revise' as const), by: person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rename-partner' as const),
      to: fc.constantFrom('A', 'B', 'C'),
    }),
  },
);

/** Steps at one instant: they run together. */
const history = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 14 });

/** What nobody may change once a text is locked. */
const lockedPart = ({
  clauses,
  schedule,
  startsOn,
  endsOn,
  noticeDays,
  lockedValues,
  textHash,
}: AgreementVersionRecord) =>
  JSON.stringify({ clauses, schedule, startsOn, endsOn, noticeDays, lockedValues, textHash });

it('nobody approves what they edited, and a locked text never changes, whatever several people do', async () => {
  const organization = await givenOrganization(wasl);
  const template = await givenTemplate(wasl, organization);
  const people: AccountRecord[] = [];
  for (let i = 0; i < peopleCount; i++)
    people.push(await givenOfficeAccount(wasl, organization, 'COORDINATOR'));
  const { drafting, reviewing, revising, versions } = wasl.modules.drafting;
  const { agreements } = wasl.modules.agreements;
  const request = (index: number) => ({
    viewer: officeViewer(people[index] as AccountRecord),
    language: 'fr' as const,
  });
  const seen = { locked: 0, refused: 0 };

  await fc.assert(
    fc.asyncProperty(history, async (rounds) => {
      const { partner } = await givenPartner(wasl);
      const begun = await drafting.draft(request(0), {
        partnerId: partner._id,
        templateId: template._id,
        regionCodes: ['04'],
        startsOn: '2026-12-01',
        endsOn: '2027-11-30',
      });
      if (begun.kind !== 'changed') throw new Error('a draft was refused');
      const agreementId = begun.agreement._id;
      await drafting.save(request(0), {
        agreementId,
        documentVersion: 1,
        schedule: usualSchedule(),
        signatories: threeSignatories(),
      });
      /** Who changed which version, as this test saw it. */
      const editors = new Map<number, Set<string>>([[1, new Set([people[0]?._id ?? ''])]]);
      const lockedAs = new Map<number, string>();

      async function take(each: Step): Promise<void> {
        const agreement = await agreements.findAgreement(agreementId);
        const number = agreement?.preparedVersion ?? 0;
        const version = await versions.findVersion(agreementId, number);
        if (!version) throw new Error('a version is being prepared');
        switch (each.kind) {
          case 'save':
          case 'save-stale': {
            const documentVersion = version.documentVersion - (each.kind === 'save-stale' ? 1 : 0);
            const noticeDays = each.kind === 'save' ? each.noticeDays : 7;
            const outcome = await drafting.save(request(each.by), {
              agreementId,
              documentVersion,
              noticeDays,
            });
            if (outcome.kind === 'changed') {
              const list = editors.get(number) ?? new Set();
              editors.set(number, list.add(people[each.by]?._id ?? ''));
            } else seen.refused++;
            break;
          }
          case 'submit':
            await reviewing.submit(request(each.by), { agreementId });
            break;
          case 'approve':
            await reviewing.review(request(each.by), {
              agreementId,
              versionNumber: each.isOld ? number - 1 : number,
              isApproval: true,
            });
            break;
          case 'ask-changes':
            await reviewing.review(request(each.by), {
              agreementId,
              versionNumber: number,
              isApproval: false,
              note: 'À revoir',
            });
            break;
          case 'revise':
            await revising.revise(request(each.by), { agreementId, changeNote: 'À reprendre' });
            break;
          case 'rename-partner':
            await wasl.modules.runInTransaction((session) =>
              wasl.modules.partners.partners.amend(session, partner._id, {
                name: { ar: each.to, fr: each.to },
              }),
            );
        }
      }

      function checkApprovals({ number, reviews, editorAccountIds, textHash }: AgreementVersionRecord): void {
        const approvers = reviews.filter(({ isApproval }) => isApproval).map(({ accountId }) => accountId);
        expect(new Set(approvers).size).toBe(approvers.length);
        for (const accountId of approvers) {
          expect(editorAccountIds).not.toContain(accountId);
          for (let earlier = 1; earlier <= number; earlier++)
            expect(editors.get(earlier)?.has(accountId) ?? false).toBe(false);
        }
        expect(textHash !== null).toBe(approvers.length >= 2);
      }

      async function checkLock(version: AgreementVersionRecord, agreement: AgreementRecord): Promise<void> {
        if (version.textHash === null) return;
        expect(versions.hashMatches(version, agreement)).toBe(true);
        const now = lockedPart(version) + JSON.stringify(await versions.renderVersion(version, agreement));
        const before = lockedAs.get(version.number);
        if (before === undefined) seen.locked++;
        else expect(now).toBe(before);
        lockedAs.set(version.number, now);
      }

      async function check(): Promise<void> {
        const all = await versions.listVersions(agreementId);
        const agreement = await agreements.findAgreement(agreementId);
        if (!agreement) throw new Error('the agreement is there');
        expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => all.length - index));
        for (const version of all) {
          checkApprovals(version);
          await checkLock(version, agreement);
        }
        const prepared = all.find(({ number }) => number === agreement.preparedVersion);
        const stateOf = { DRAFT: 'DRAFT', IN_REVIEW: 'IN_REVIEW', OUT_FOR_SIGNATURE: 'IN_REVIEW' } as const;
        expect(agreement.state).toBe(stateOf[prepared?.stage as keyof typeof stateOf]);
        expect(all.filter(({ stage }) => stage !== 'VOID')).toHaveLength(1);
        expect(agreement.handling.review?.approvalCount ?? 0).toBe(prepared?.reviews.length ?? 0);
      }

      for (const round of rounds) {
        await Promise.all(round.map(take));
        await check();
      }
    }),
    { numRuns: histories, seed },
  );
  // The histories must come that far to say anything.
  expect(seen.locked).toBeGreaterThan(histories / 5);
  expect(seen.refused).toBeGreaterThan(5);
  expect((await wasl.modules.audit.verifyAuditChain()).problems).toEqual([]);
});
