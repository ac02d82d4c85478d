import type { Connection } from 'mongoose';
import { createMemberLoader } from './member.loaders.ts';
import { createMemberRepository } from './member.repository.ts';
import { createMemberService } from './member.service.ts';

export type { MemberLoader } from './member.loaders.ts';
export type { DependentRecord, MemberRecord, MemberState, Relation } from './member.model.ts';
export { type BeneficiaryRecord, beneficiariesOf, memberStateAt } from './member.rules.ts';
export type { MemberService } from './member.service.ts';

export function createMembersModule({ connection }: { connection: Connection }) {
  const repository = createMemberRepository(connection);
  const members = createMemberService({ members: repository });
  return {
    members,
    memberById: createMemberLoader(members),
    /** For the seed: stores members as they are. */
    insertMembers: repository.insertMany,
  };
}
