import type { Language } from '@wasl/shared/language';
import { type AccountRecord, ownIdentifier } from '../../platform/auth/account.model.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { authorize } from '../../platform/auth/authorize.ts';
import { normalizePhone } from '../../platform/auth/identifiers.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { Geography } from '../geography/index.ts';
import type { MemberRecord } from './member.model.ts';
import type { MemberRepository } from './member.repository.ts';
import { fieldTexts } from './members.texts.ts';

/** Absent (undefined or null) fields stay as they are; an empty phone removes it. */
export interface ProfileChange {
  phone?: string | null | undefined;
  provinceCode?: string | null | undefined;
  language?: Language | null | undefined;
}

export type ProfileOutcome =
  | { kind: 'changed'; account: AccountRecord }
  | { kind: 'invalid'; problems: FieldProblem[] };

export type ProfileService = ReturnType<typeof createProfileService>;

type ContactChange = Partial<Pick<MemberRecord, 'phone' | 'provinceCode' | 'regionCode'>>;

/** What people change of themselves: everybody their language, members their phone and province. */
export function createProfileService(dependencies: {
  members: MemberRepository;
  accounts: AccountRepository;
  geography: Pick<Geography, 'findProvince'>;
  runInTransaction: RunInTransaction;
}) {
  const { members, accounts, geography, runInTransaction } = dependencies;

  function readContact(
    change: ProfileChange,
    isMember: boolean,
    language: Language,
  ): { contact: ContactChange } | { problems: FieldProblem[] } {
    const contact: ContactChange = {};
    const problems: FieldProblem[] = [];
    const complain = (field: string, text: Record<Language, string>) =>
      problems.push({ field, message: text[language] });
    if (typeof change.phone === 'string') {
      const phone = change.phone.trim() === '' ? null : normalizePhone(change.phone);
      if (!isMember) complain('phone', fieldTexts.membersOnly);
      else if (change.phone.trim() !== '' && !phone) complain('phone', fieldTexts.phone);
      contact.phone = phone;
    }
    if (change.provinceCode) {
      const province = geography.findProvince(change.provinceCode);
      if (!isMember) complain('provinceCode', fieldTexts.membersOnly);
      else if (!province) complain('provinceCode', fieldTexts.province);
      contact.provinceCode = change.provinceCode;
      contact.regionCode = province?.regionCode ?? null;
    }
    return problems.length > 0 ? { problems } : { contact };
  }

  /** The old phone no longer signs in; the new one does, provisionally where another account holds it. */
  async function changePhoneIdentifier(
    session: ClientSession,
    account: AccountRecord,
    from: string | null,
    to: string | null,
  ): Promise<void> {
    const without = (list: readonly string[]) => list.filter((each) => each !== from && each !== to);
    const isHeld = to !== null && (await accounts.listHeld([to], session, account._id)).length > 0;
    const gained = to === null ? [] : [to];
    await accounts.setIdentifiers(
      account._id,
      {
        identifiers: [
          ...new Set([
            ownIdentifier(account._id),
            ...without(account.identifiers),
            ...(isHeld ? [] : gained),
          ]),
        ],
        provisionalIdentifiers: [...without(account.provisionalIdentifiers), ...(isHeld ? gained : [])],
      },
      session,
    );
  }

  async function store(
    viewer: Exclude<Viewer, { kind: 'visitor' }>,
    contact: ContactChange,
    language: Language | null,
  ) {
    return await runInTransaction(async (session) => {
      const account = await accounts.findById(viewer.accountId, session);
      if (!account) throw notFound('account');
      if (viewer.kind === 'member' && Object.keys(contact).length > 0) {
        const before = await members.relyOn(session, viewer.memberId);
        if (!before) throw notFound('member');
        await members.setContact(session, viewer.memberId, contact);
        if (contact.phone !== undefined)
          await changePhoneIdentifier(session, account, before.phone, contact.phone);
      }
      if (language) await accounts.setLanguage(account._id, language, session);
      const changed = await accounts.findById(account._id, session);
      if (!changed) throw notFound('account');
      return changed;
    });
  }

  return {
    async updateProfile(viewer: Viewer, change: ProfileChange, language: Language): Promise<ProfileOutcome> {
      const self = authorize(viewer, 'profile:update-self');
      const read = readContact(change, self.kind === 'member', language);
      if ('problems' in read) return { kind: 'invalid', problems: read.problems };
      for (let attempt = 1; ; attempt++) {
        try {
          return { kind: 'changed', account: await store(self, read.contact, change.language ?? null) };
        } catch (error) {
          // Another account took the phone at this instant: the next look finds it held.
          if (!isDuplicateKeyError(error) || attempt === 3) throw error;
        }
      }
    },
  };
}
