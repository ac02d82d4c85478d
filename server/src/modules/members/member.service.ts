import type { CivilDate } from '@wasl/shared/civil-date';
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
    /** Members of each province whose membership holds on a day. For figures: nobody's permission is asked. */
    async countActiveByProvince(
      organizationId: string,
      provinceCodes: readonly string[],
      day: CivilDate,
    ): Promise<Map<string, number>> {
      return await members.countActiveByProvince(organizationId, provinceCodes, day);
    },
    /** Counts one open voucher fewer in the transaction that redeems, cancels or expires it. */
    async removeOpenVoucher(session: ClientSession, memberId: string): Promise<boolean> {
      return await members.removeOpenVoucher(session, memberId);
    },
    beneficiariesOf,
    memberStateAt,
  };
}
