import { ageInYears } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { HouseholdPersonRepository } from './household-person.repository.ts';
import { isPossibleBirthDate, type NameInput, readName } from './joining.rules.ts';
import type { DependentRecord, MemberRecord, Relation } from './member.model.ts';
import type { MemberRepository } from './member.repository.ts';
import { coveredDependents } from './member.rules.ts';
import { fieldTexts } from './members.texts.ts';

/** Spouses covered at a time (Family Code, art. 40 to 46) and dependents at a time. */
const spousesMaximum = 4;
const coveredMaximum = 15;
/** Ever, removed ones included: each is a person with limits of its own, so that inventing them must not pay. */
const everMaximum = 20;
const spouseMinimumAge = 16;

export interface DependentInput {
  name: NameInput;
  relation: Relation;
  birthDate: string;
}

export type DependentOutcome =
  | { kind: 'added'; member: MemberRecord }
  | { kind: 'invalid'; problems: FieldProblem[] };

export type DependentService = ReturnType<typeof createDependentService>;

/** Whom a member's membership covers besides them. */
export function createDependentService(dependencies: {
  members: MemberRepository;
  householdPersons: HouseholdPersonRepository;
  runInTransaction: RunInTransaction;
}) {
  const { members, householdPersons, runInTransaction } = dependencies;

  /** The reason it cannot be added, or the dependents with it. */
  function withDependent(
    member: MemberRecord,
    added: Pick<DependentRecord, 'personId' | 'relation' | 'birthDate'> & { name: LocalizedText },
  ): { problem: FieldProblem['field']; text: Record<Language, string> } | { dependents: DependentRecord[] } {
    const covered = coveredDependents(member);
    const known = member.dependents.find(({ personId }) => personId === added.personId);
    if (known && known.removedAt === null) return { problem: 'name', text: fieldTexts.dependentAlready };
    const spouses = covered.filter(({ relation }) => relation === 'SPOUSE').length;
    const isFull =
      covered.length >= coveredMaximum ||
      (!known && member.dependents.length >= everMaximum) ||
      (added.relation === 'SPOUSE' && spouses >= spousesMaximum);
    if (isFull) return { problem: 'relation', text: fieldTexts.tooManyDependents };
    const dependent = { studentUntil: null, ...known, ...added, removedAt: null };
    return { dependents: [...member.dependents.filter((each) => each !== known), dependent] };
  }

  return {
    /**
     * Covers a spouse or child. The same one of the same household as before (relation, birth date and folded name) is
     * the same person as before: what was used up stays used up.
     */
    async addDependent(
      viewer: Viewer,
      input: DependentInput,
      { language, now }: { language: Language; now: Date },
    ): Promise<DependentOutcome> {
      const { memberId } = authorize(viewer, 'member:update-self');
      const { relation, birthDate } = input;
      const problems: FieldProblem[] = [];
      const complain = (field: string, text: Record<Language, string>) =>
        problems.push({ field, message: text[language] });
      const name = readName(input.name);
      if (!name) complain('name', fieldTexts.name);
      if (!isPossibleBirthDate(birthDate, now)) complain('birthDate', fieldTexts.birthDate);
      else if (relation === 'SPOUSE' && ageInYears(birthDate, civilDateOf(now)) < spouseMinimumAge)
        complain('birthDate', fieldTexts.spouseTooYoung);
      if (!name || problems.length > 0) return { kind: 'invalid', problems };

      return await runInTransaction<DependentOutcome>(async (session) => {
        const refuse = (field: string, text: Record<Language, string>): DependentOutcome => ({
          kind: 'invalid',
          problems: [{ field, message: text[language] }],
        });
        // Writing to the member first makes a second request of the same household wait its turn.
        const member = await members.relyOn(session, memberId);
        if (!member) throw notFound('member');
        if (member.state === 'REFUSED') return refuse('relation', fieldTexts.membershipRefused);
        if (relation !== 'SPOUSE' && birthDate <= member.birthDate)
          return refuse('birthDate', fieldTexts.childOlderThanMember);
        const identity = { relation, birthDate, name };
        const personId = await householdPersons.identify(session, member.householdId, identity);
        const result = withDependent(member, { personId, ...identity });
        if ('problem' in result) return refuse(result.problem, result.text);
        const changed = await members.setDependents(session, member, result.dependents);
        if (!changed) throw notFound('member');
        return { kind: 'added', member: changed };
      });
    },
    /** Ends the cover of a dependent; the ledger still names the person. Throws NOT_FOUND for who is not covered. */
    async removeDependent(viewer: Viewer, personId: string, now: Date): Promise<MemberRecord> {
      const { memberId } = authorize(viewer, 'member:update-self');
      return await runInTransaction(async (session) => {
        const member = await members.relyOn(session, memberId);
        if (!member || !coveredDependents(member).some((each) => each.personId === personId))
          throw notFound('dependent');
        const changed = await members.setDependents(
          session,
          member,
          member.dependents.map((each) => (each.personId === personId ? { ...each, removedAt: now } : each)),
        );
        if (!changed) throw notFound('member');
        return changed;
      });
    },
  };
}
