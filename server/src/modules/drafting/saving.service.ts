import { addDays } from '@wasl/shared/civil-date';
import type { Language } from '@wasl/shared/language';
import type { SaveDraftInput } from '../../gql/resolvers.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementRecord,
  type AgreementService,
  authorizeOnAgreement,
  type ChangeOutcome,
  impossible,
  invalid,
  type RecordAct,
  refuseChange,
  runChange,
} from '../agreements/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { AgreementVersionRecord } from './agreement-version.model.ts';
import type { AgreementVersionRepository } from './agreement-version.repository.ts';
import { readDraftChanges } from './draft-input.ts';
import { draftFields, draftingObstacles } from './drafting.texts.ts';
import { byAccount, type DraftingRequest } from './drafting-request.ts';
import type { RefuseOverlap } from './overlap.ts';
import { getPreparedVersion } from './prepared-version.ts';

export type SavingService = ReturnType<typeof createSavingService>;

/** How a draft is written. */
export function createSavingService(dependencies: {
  versions: AgreementVersionRepository;
  agreements: AgreementService;
  refuseOverlap: RefuseOverlap;
  recordAct: RecordAct;
  taxonomy: Taxonomy;
  runInTransaction: RunInTransaction;
}) {
  const { versions, agreements, refuseOverlap, recordAct, taxonomy, runInTransaction } = dependencies;
  return {
    /** Changes the draft in preparation. Whoever changes it is one of its editors from then on, and cannot approve it. */
    async save({ viewer, language }: DraftingRequest, input: SaveDraftInput): Promise<ChangeOutcome> {
      const found = authorizeOnAgreement(
        viewer,
        'agreement:draft',
        await agreements.findAgreement(input.agreementId),
      );
      const { accountId } = found.viewer;
      return await runChange(runInTransaction, async (session) => {
        const agreement = (await agreements.findAgreement(found.agreement._id, session)) ?? found.agreement;
        const version = await getPreparedVersion(versions, session, agreement, ['DRAFT'], () =>
          impossible(draftingObstacles.notADraft[language]),
        );
        if (version.documentVersion !== input.documentVersion)
          refuseChange({ kind: 'stale', currentVersion: version.documentVersion });
        const { categoryCode } = agreement.handling;
        const { content, problems } = readDraftChanges(input, version, { language, taxonomy, categoryCode });
        const { startsOn, endsOn, noticeDays } = content;
        problems.push(...findGap(version, agreement, startsOn, language));
        if (problems.length > 0) refuseChange(invalid(...problems));
        if (startsOn !== version.startsOn || endsOn !== version.endsOn)
          await refuseOverlap(
            session,
            { ...agreement, startsOn, endsOn },
            { exceptId: agreement._id, language },
          );
        const saved = await versions.change(
          session,
          {
            agreementId: agreement._id,
            number: version.number,
            stages: ['DRAFT'],
            documentVersion: version.documentVersion,
          },
          { ...content, editorAccountIds: [...new Set([...version.editorAccountIds, accountId])] },
        );
        if (!saved) throw new Error('a draft changed within one snapshot');
        // A renewal's period is its own until it is in force.
        const isOfAgreement =
          version.purpose === 'INITIAL' &&
          (startsOn !== agreement.startsOn ||
            endsOn !== agreement.endsOn ||
            noticeDays !== agreement.noticeDays);
        const changed = isOfAgreement
          ? await agreements.amend(session, agreement._id, ['DRAFT'], { startsOn, endsOn, noticeDays })
          : agreement;
        if (!changed) throw new Error('the state of an agreement and of its draft differ');
        await recordAct(session, agreement, byAccount(found.viewer), {
          kind: 'agreement:save',
          details: { version: version.number },
          changes: changedFields(input),
        });
        return changed;
      });
    },
  };
}

/** An agreement stays in force while it is renewed: days between two periods would be served without a text. */
function findGap(
  { purpose }: Pick<AgreementVersionRecord, 'purpose'>,
  { endsOn }: Pick<AgreementRecord, 'endsOn'>,
  startsOn: string,
  language: Language,
): FieldProblem[] {
  return purpose === 'RENEWAL' && startsOn > addDays(endsOn, 1)
    ? [{ field: 'startsOn', message: draftFields.renewalGap[language] }]
    : [];
}

/** Names of what was sent; the audit log holds no texts. */
function changedFields(input: SaveDraftInput): { field: string }[] {
  return Object.entries(input)
    .filter(([field, value]) => value != null && field !== 'agreementId' && field !== 'documentVersion')
    .map(([field]) => ({ field }));
}
