import type { Language } from '@wasl/shared/language';
import type { ScheduleLineInput } from '../../gql/resolvers.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { type AgreementRecord, impossible, invalid, refuseChange } from '../agreements/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { ScheduleLineRecord } from './agreement-version.model.ts';
import type { AgreementVersionRepository } from './agreement-version.repository.ts';
import { draftFields, draftingObstacles } from './drafting.texts.ts';
import { getPreparedVersion } from './prepared-version.ts';
import { readSchedule } from './schedule-input.ts';

export type ProposedLines = ReturnType<typeof createProposedLines>;

/** Lines of a schedule somebody else proposes: checked as a draft's are, and taken into it. */
export function createProposedLines(dependencies: {
  versions: AgreementVersionRepository;
  taxonomy: Taxonomy;
}) {
  const { versions, taxonomy } = dependencies;
  return {
    /** Proposed lines and what is wrong with them, field by field below `schedule`. */
    read(
      input: readonly ScheduleLineInput[],
      { categoryCode, language }: { categoryCode: string; language: Language },
    ): { lines: ScheduleLineRecord[]; problems: FieldProblem[] } {
      const problems: FieldProblem[] = [];
      return { lines: readSchedule(input, { language, problems, taxonomy, categoryCode }), problems };
    },
    /**
     * Takes lines into the draft in preparation, in place of those of the same key; new ones come last. Gives the change up
     * (`refuseChange`) when the text is no draft, or a budget needs what a line does not say. Returns the version's number.
     */
    async take(
      session: ClientSession,
      agreement: AgreementRecord,
      lines: readonly ScheduleLineRecord[],
      { accountId, language }: { accountId: string; language: Language },
    ): Promise<number> {
      const version = await getPreparedVersion(versions, session, agreement, ['DRAFT'], () =>
        impossible(draftingObstacles.notADraft[language]),
      );
      if (version.budgetCentimes !== null && lines.some((line) => line.maximumDiscountCentimes === null))
        refuseChange(invalid({ field: 'schedule', message: draftFields.maximumDiscountNeeded[language] }));
      const byKey = new Map(lines.map((line) => [line.key, line]));
      const kept = version.schedule.map((line) => byKey.get(line.key) ?? line);
      const known = new Set(version.schedule.map(({ key }) => key));
      const saved = await versions.change(
        session,
        {
          agreementId: agreement._id,
          number: version.number,
          stages: ['DRAFT'],
          documentVersion: version.documentVersion,
        },
        {
          schedule: [...kept, ...lines.filter(({ key }) => !known.has(key))],
          editorAccountIds: [...new Set([...version.editorAccountIds, accountId])],
        },
      );
      if (!saved) throw new Error('a draft changed within one snapshot');
      return version.number;
    },
  };
}
