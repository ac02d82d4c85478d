import type { AgreementRecord } from '../../server/src/modules/agreements/index.ts';
import { type ChecklistRecord, newItems } from '../../server/src/modules/onboarding/index.ts';
import { newId } from '../../server/src/platform/mongo/object-id.ts';
import { type DraftOptions, type GivenDraft, givenApprovedAgreement } from './agreements.ts';
import type { GivenApp } from './given.ts';

/** The text in preparation of an agreement as if all had signed it: sealed, and waiting for its checklist. */
export async function sealPrepared(app: GivenApp, agreement: AgreementRecord): Promise<AgreementRecord> {
  const { agreements } = app.modules.agreements;
  const number = agreement.preparedVersion ?? 0;
  const sealed = await app.modules.runInTransaction(async (session) => {
    await app.modules.drafting.versions.markSealed(session, agreement._id, number);
    if (agreement.state === 'IN_REVIEW') await agreements.moveTo(session, agreement._id, 'OUT_FOR_SIGNATURE');
    const states = ['OUT_FOR_SIGNATURE', 'RENEWING'] as const;
    return await agreements.amend(session, agreement._id, states, { sealedAt: new Date() });
  });
  if (!sealed) throw new Error('the agreement could not be sealed');
  return sealed;
}

/** As `givenApprovedAgreement`, signed by all. */
export async function givenSealedAgreement(app: GivenApp, options: DraftOptions = {}): Promise<GivenDraft> {
  const given = await givenApprovedAgreement(app, options);
  return { ...given, agreement: await sealPrepared(app, given.agreement) };
}

/** Everything somebody gives and decides on is accepted, and the staff trained; offers and branches are as they are. */
export async function givenAcceptedChecklist(app: GivenApp, agreement: AgreementRecord): Promise<void> {
  const checklist: ChecklistRecord = {
    _id: agreement._id,
    partnerId: agreement.partnerId,
    items: newItems('2026-11-22').map((item) => ({
      ...item,
      state: 'ACCEPTED',
      validUntil: item.kind === 'LICENCE' ? '2029-12-31' : null,
      decidedAt: new Date('2026-11-22T09:00:00.000Z'),
    })),
    exception: null,
    createdAt: agreement.createdAt,
    version: 1,
  };
  await app.modules.onboarding.insertChecklists([checklist]);
  await app.modules.onboarding.insertTrial({
    _id: newId(),
    partnerId: agreement.partnerId,
    branchId: newId(),
    accountId: newId(),
    at: new Date('2026-11-22T09:00:00.000Z'),
  });
}
