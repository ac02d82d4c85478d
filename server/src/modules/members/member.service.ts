import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { MemberRecord } from './member.model.ts';
import type { MemberRepository } from './member.repository.ts';
import { beneficiariesOf, memberStateAt } from './member.rules.ts';

export type MemberService = ReturnType<typeof createMemberService>;

/** What other modules may know and change of members. */
export function createMemberService({ members }: { members: MemberRepository }) {
  return {
    /** The signed-in member. Throws UNAUTHENTICATED, FORBIDDEN, or NOT_FOUND for one that was erased. */
    async getSelf(viewer: Viewer): Promise<MemberRecord> {
      const { memberId } = authorize(viewer, 'member:read-self');
      const member = await members.findById(memberId);
      if (!member) throw notFound('member');
      return member;
    },
    /** Several at once, in no order; what does not exist is left out. For rules: nobody's permission is asked. */
    async findMembersByIds(ids: readonly string[]): Promise<MemberRecord[]> {
      return await members.listByIds(ids);
    },
    /** One, within a transaction when its session is given. For rules: nobody's permission is asked. */
    async findMember(id: string, session?: ClientSession): Promise<MemberRecord | null> {
      return await members.findById(id, session ?? null);
    },
    /** The same for a change that rests on its state: a change of that state at the same instant conflicts with it. */
    async relyOn(session: ClientSession, id: string): Promise<MemberRecord | null> {
      return await members.relyOn(session, id);
    },
    /**
     * Counts one more open voucher in the transaction that issues it; false when `maximum` are open already. Writing to the
     * member, it conflicts with a change of its state at the same instant.
     */
    async addOpenVoucher(session: ClientSession, memberId: string, maximum: number): Promise<boolean> {
      return await members.addOpenVoucher(session, memberId, maximum);
    },
    /** Counts one open voucher fewer in the transaction that redeems, cancels or expires it. */
    async removeOpenVoucher(session: ClientSession, memberId: string): Promise<boolean> {
      return await members.removeOpenVoucher(session, memberId);
    },
    beneficiariesOf,
    memberStateAt,
  };
}
