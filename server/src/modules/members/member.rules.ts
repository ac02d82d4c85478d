import { ageInYears } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { LocalizedText } from '@wasl/shared/localized-text';
import type { DependentRecord, MemberRecord, MemberState, Relation } from './member.model.ts';

/** Whoever a voucher can be for: the member or a dependent still covered. */
export interface BeneficiaryRecord {
  /** The immutable person. */
  id: string;
  name: LocalizedText;
  /** Null for the member. */
  relation: Relation | null;
  birthDate: string;
  /** Last day a certificate of schooling holds; null without one. */
  studentUntil: string | null;
}

/**
 * Where a membership stands at an instant. An active one whose last day (Africa/Casablanca, counted whole) is over has
 * lapsed, unless a renewal is being looked at: the card must not disappear meanwhile. Rules ask this, never `state`.
 */
export function memberStateAt(
  member: Pick<MemberRecord, 'state' | 'validUntil' | 'renewalPending'>,
  now: Date,
): MemberState {
  const isOver = civilDateOf(now) > member.validUntil;
  return member.state === 'ACTIVE' && isOver && !member.renewalPending ? 'LAPSED' : member.state;
}

/** The member first, then the dependents still covered in the order they were added. */
export function beneficiariesOf(
  member: Pick<MemberRecord, 'personId' | 'name' | 'birthDate' | 'dependents'>,
): BeneficiaryRecord[] {
  const self = {
    id: member.personId,
    name: member.name,
    relation: null,
    birthDate: member.birthDate,
    studentUntil: null,
  };
  return [
    self,
    ...coveredDependents(member).map(({ personId, name, relation, birthDate, studentUntil }) => ({
      id: personId,
      name,
      relation,
      birthDate,
      studentUntil,
    })),
  ];
}

export function coveredDependents({ dependents }: Pick<MemberRecord, 'dependents'>): DependentRecord[] {
  return dependents.filter(({ removedAt }) => removedAt === null);
}

/** Completed years on the day it is in Morocco; null for a birth still to come. */
export function ageAt(birthDate: string, now: Date): number | null {
  const today = civilDateOf(now);
  return today < birthDate ? null : ageInYears(birthDate, today);
}
