import type { LocalizedText } from '@wasl/shared/localized-text';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { GraphQLContext } from '../../platform/graphql/context.ts';
import { loaderById } from '../../platform/graphql/context.ts';

/** Somebody on the staff, or one who acts by a link, by name. */
export interface StaffNameRecord {
  /** Their account; null for one who acts by a link. */
  id: string | null;
  name: LocalizedText;
}

/** Names of accounts, read together within a request. An account that is gone shows as nobody. */
export type StaffNames = ReturnType<typeof createStaffNames>;

export function createStaffNames(accounts: Pick<AccountRepository, 'listByIds'>) {
  const accountById = loaderById(
    (ids) => accounts.listByIds(ids),
    (account) => account._id,
  );
  return {
    async find(context: GraphQLContext, accountId: string | null): Promise<StaffNameRecord | null> {
      if (accountId === null) return null;
      const account = await accountById(context).load(accountId);
      return account ? { id: account._id, name: account.name } : null;
    },
    /** As `find`, for what must have an author. */
    async get(context: GraphQLContext, accountId: string): Promise<StaffNameRecord> {
      return (await this.find(context, accountId)) ?? { id: null, name: { ar: '—', fr: '—' } };
    },
  };
}

/** First letters of the first and last word, such as HA; the first letter alone in Arabic, whose letters join. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = words[0]?.charAt(0) ?? '';
  if (/\p{Script=Arabic}/u.test(first)) return first;
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : '';
  return (first + last).toLocaleUpperCase('fr');
}
