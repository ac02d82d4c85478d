import { loaderById } from '../../platform/graphql/context.ts';
import type { MemberService } from './member.service.ts';

export type MemberLoader = ReturnType<typeof createMemberLoader>;

/** Members whoever they are: for what names one by id already, such as a voucher its reader may see. */
export function createMemberLoader(members: Pick<MemberService, 'findMembersByIds'>) {
  return loaderById(
    (ids) => members.findMembersByIds(ids),
    (member) => member._id,
  );
}
