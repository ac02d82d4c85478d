import { parseCommercialRegisterNumber, parseIce, parseTaxNumber } from '@wasl/shared/identifiers';
import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementRecord,
  type AgreementService,
  authorizeOnAgreement,
  type ChangeOutcome,
  type RecordAct,
} from '../agreements/index.ts';
import type { PartnerChanges, PartnerRecord, PartnerService } from '../partners/index.ts';
import { readIdentifier } from './identity-warnings.ts';
import { fieldTexts, obstacleTexts } from './invitations.texts.ts';

type TextInput = { ar?: string | null; fr?: string | null; en?: string | null } | null | undefined;

/** What is absent stays; an empty text takes the value away. */
export interface IdentityChange {
  agreementId: string;
  name?: TextInput;
  legalName?: string | null | undefined;
  description?: TextInput;
  ice?: string | null | undefined;
  rc?: string | null | undefined;
  rcCourt?: string | null | undefined;
  taxId?: string | null | undefined;
  website?: string | null | undefined;
  representative?: string | null | undefined;
  address?: TextInput;
}

/** States in which identity and branches are filled in. */
export const preparedStates: readonly AgreementRecord['state'][] = [
  'DRAFT',
  'IN_REVIEW',
  'OUT_FOR_SIGNATURE',
];

/**
 * Names of the variables whose value stands in a text that is locked: `partner.name`, `partner.ice`. Null while the text
 * of the agreement may still change.
 */
export type LockedVariables = (
  agreement: AgreementRecord,
  session: ClientSession,
) => Promise<ReadonlySet<string> | null>;

type IdentityFields = Pick<PartnerChanges, 'name' | 'description' | 'website' | 'identifiers' | 'legal'>;

/** Fields that a text may show, and the variable each is. */
const variableOf: Partial<Record<keyof IdentityChange, string>> = {
  name: 'partner.name',
  legalName: 'partner.legalName',
  ice: 'partner.ice',
  rc: 'partner.rc',
  rcCourt: 'partner.rcCourt',
  taxId: 'partner.taxId',
  representative: 'partner.representative',
  address: 'partner.address',
};

/** Fields that stand on the page members see. */
const publicFields: readonly (keyof IdentityChange)[] = ['name', 'description', 'website'];

const longest = { name: 160, line: 200, identifier: 40, description: 2000 };

export type IdentityService = ReturnType<typeof createIdentityService>;

/** What a partner says of itself while its agreement is prepared. */
export function createIdentityService(dependencies: {
  agreements: AgreementService;
  partners: Pick<PartnerService, 'findPartner' | 'amend'>;
  lockedVariables: LockedVariables;
  noteNames: (session: ClientSession, agreement: AgreementRecord, partner: PartnerRecord) => Promise<void>;
  recordAct: RecordAct;
  runInTransaction: RunInTransaction;
}) {
  const { agreements, partners, lockedVariables, noteNames, recordAct, runInTransaction } = dependencies;
  return {
    async update(viewer: Viewer, change: IdentityChange, language: Language): Promise<ChangeOutcome> {
      const { viewer: actor } = authorizeOnAgreement(
        viewer,
        'agreement:provide',
        await agreements.findAgreement(change.agreementId),
      );
      return await runInTransaction(async (session): Promise<ChangeOutcome> => {
        const agreement = await agreements.findAgreement(change.agreementId, session);
        const partner = agreement && (await partners.findPartner(agreement.partnerId, session));
        if (!agreement || !partner) throw new Error(`the partner of ${change.agreementId} does not exist`);
        if (!preparedStates.includes(agreement.state))
          return { kind: 'not_possible', obstacles: [obstacleTexts.notPrepared[language]] };

        const { changes, problems } = readChange(change, partner, language);
        const changed = changedFields(changes, partner);
        if (actor.kind === 'partner' && partner.state !== 'PROSPECT')
          problems.push(...refuse(changed, publicFields, obstacleTexts.published[language]));
        const locked = await lockedVariables(agreement, session);
        if (locked) {
          // A partner without a legal name stands in the text by its name.
          const isNamedByName = locked.has('partner.legalName') && !partner.legal?.name;
          const standing = changed.filter(
            (field) => locked.has(variableOf[field] ?? '') || (field === 'name' && isNamedByName),
          );
          problems.push(...refuse(changed, standing, fieldTexts.lockedText[language]));
        }
        if (problems.length > 0) return { kind: 'invalid', problems };
        if (changed.length === 0) return { kind: 'changed', agreement };

        const after = await partners.amend(session, partner._id, changes);
        if (after) await noteNames(session, agreement, after);
        await recordAct(
          session,
          agreement,
          { kind: 'account', accountId: actor.accountId },
          { kind: 'partner:update-identity', changes: changed.map((field) => ({ field })) },
        );
        return { kind: 'changed', agreement };
      });
    },
  };
}

function refuse(
  changed: readonly (keyof IdentityChange)[],
  refused: readonly (keyof IdentityChange)[],
  message: string,
): FieldProblem[] {
  return changed.filter((field) => refused.includes(field)).map((field) => ({ field, message }));
}

/** The change in its stored form, with what is wrong with it. */
function readChange(
  change: IdentityChange,
  partner: PartnerRecord,
  language: Language,
): { changes: Required<IdentityFields>; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const complain = (field: string, text: Record<Language, string>) =>
    problems.push({ field, message: text[language] });
  const bounded = (field: string, text: string | null, most: number): string | null => {
    if (text !== null && text.length > most) complain(field, fieldTexts.tooLong);
    return text;
  };
  const line = (field: keyof IdentityChange, before: string | null | undefined): string | null => {
    const given = change[field];
    return typeof given === 'string' ? bounded(field, tidy(given), longest.line) : (before ?? null);
  };
  const identifier = (
    field: 'ice' | 'rc' | 'taxId',
    before: string | null,
    parse: Parameters<typeof readIdentifier>[1],
  ): string | null => {
    const given = change[field];
    return typeof given === 'string'
      ? bounded(field, readIdentifier(given, parse), longest.identifier)
      : before;
  };
  const text = (field: 'name' | 'description' | 'address', before: LocalizedText | null, most: number) => {
    const given = change[field];
    if (!given) return before;
    const read = mergeText(before, given);
    for (const each of Object.values(read ?? {})) bounded(field, each, most);
    return read;
  };

  const name = text('name', partner.name, longest.name);
  if (!name || !(name.ar || name.fr) || [name.ar, name.fr].some((each) => each && each.length < 2))
    complain('name', fieldTexts.name);
  const website = line('website', partner.website);
  if (change.website && website && !isWebAddress(website)) complain('website', fieldTexts.website);
  return {
    problems,
    changes: {
      name: name ?? partner.name,
      description: text('description', partner.description, longest.description),
      website,
      identifiers: {
        ice: identifier('ice', partner.identifiers.ice, parseIce),
        rc: identifier('rc', partner.identifiers.rc, parseCommercialRegisterNumber),
        taxId: identifier('taxId', partner.identifiers.taxId, parseTaxNumber),
        rcCourt: line('rcCourt', partner.identifiers.rcCourt),
      },
      legal: {
        name: line('legalName', partner.legal?.name),
        representative: line('representative', partner.legal?.representative),
        address: text('address', partner.legal?.address ?? null, longest.line),
      },
    },
  };
}

/** Fields whose value is another now. */
function changedFields(changes: Required<IdentityFields>, partner: PartnerRecord): (keyof IdentityChange)[] {
  const after = valuesOf(changes);
  const before = valuesOf(partner);
  return (Object.keys(after) as (keyof typeof after)[]).filter(
    (field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]),
  );
}

function valuesOf({ name, description, website, identifiers, legal }: IdentityFields) {
  const inOrder = (text: LocalizedText | null | undefined) => text && [text.ar, text.fr, text.en];
  return {
    name: inOrder(name),
    description: inOrder(description) ?? null,
    website: website ?? null,
    ice: identifiers?.ice ?? null,
    rc: identifiers?.rc ?? null,
    rcCourt: identifiers?.rcCourt ?? null,
    taxId: identifiers?.taxId ?? null,
    legalName: legal?.name ?? null,
    representative: legal?.representative ?? null,
    address: inOrder(legal?.address) ?? null,
  };
}

/** Languages given replace those stored; an empty one takes it away. Null when nothing is left. */
export function mergeText(before: LocalizedText | null, given: NonNullable<TextInput>): LocalizedText | null {
  const merged: LocalizedText = {};
  for (const language of ['ar', 'fr', 'en'] as const) {
    const text = typeof given[language] === 'string' ? tidy(given[language]) : before?.[language];
    if (text) merged[language] = text;
  }
  return Object.keys(merged).length > 0 ? merged : null;
}

function tidy(text: string): string | null {
  const tidied = text.trim().replace(/\s+/g, ' ');
  return tidied === '' ? null : tidied;
}

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return hostname.includes('.') && username === '' && password === '';
}
