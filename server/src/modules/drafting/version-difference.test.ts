import { describe, expect, it } from 'vitest';
import type {
  AgreementVersionRecord,
  ScheduleLineRecord,
  VersionClauseRecord,
} from './agreement-version.model.ts';
import { clauseViews, isChangedClause, sourceClauseViews } from './clause-view.ts';
import { copyOfVersion, newVersion, versionClausesOf } from './new-version.ts';
import { versionDifference } from './version-difference.ts';

const createdAt = new Date('2026-11-22T09:30:00.000Z');

function clause(overrides: Partial<VersionClauseRecord> = {}): VersionClauseRecord {
  const source = { ar: 'إشعار مدته ثلاثون يومًا', fr: 'Un préavis de trente jours' };
  return {
    key: 'notice',
    title: { ar: 'الإشعار', fr: 'Préavis' },
    source,
    templateSource: source,
    condition: null,
    isRequired: true,
    ...overrides,
  };
}

function line(overrides: Partial<ScheduleLineRecord> = {}): ScheduleLineRecord {
  return {
    key: 'analyses',
    label: { fr: 'Analyses' },
    serviceCode: null,
    gain: { kind: 'percentage', basisPoints: 3000 },
    condition: null,
    limits: [],
    maximumDiscountCentimes: null,
    dependentCoverage: { spouse: true, children: true, childMaximumAge: 21, studentMaximumAge: 26 },
    ...overrides,
  };
}

function version(overrides: Partial<AgreementVersionRecord> = {}): AgreementVersionRecord {
  return newVersion({
    agreementId: 'agreement',
    number: 1,
    purpose: 'INITIAL',
    templateId: 'template',
    templateVersion: 1,
    clauses: [clause()],
    schedule: [line()],
    startsOn: '2026-12-01',
    endsOn: '2027-11-30',
    authorAccountId: 'hind',
    createdAt,
    ...overrides,
  });
}

const options = { categoryCode: 'laboratory', language: 'fr', showsAddresses: true } as const;

describe('the difference of two versions', () => {
  it('is nothing between two that say the same', () => {
    expect(versionDifference(version(), version({ number: 2 }), options)).toEqual({
      clauses: [],
      schedule: [],
      fields: [],
    });
  });

  it('tells clauses that are new, gone and changed, word by word', () => {
    const before = version({ clauses: [clause(), clause({ key: 'parking' })] });
    const sixty = { ar: 'إشعار مدته ستون يومًا', fr: 'Un préavis de soixante jours' };
    const after = version({ clauses: [clause({ key: 'data' }), clause({ source: sixty })] });
    const { clauses } = versionDifference(before, after, options);
    expect(clauses.map(({ key, kind }) => [key, kind])).toEqual([
      ['data', 'ADDED'],
      ['notice', 'CHANGED'],
      ['parking', 'REMOVED'],
    ]);
    expect(clauses[1]?.difference.fr.map(({ kind, text }) => [kind, text.trim()])).toEqual([
      ['KEPT', 'Un préavis de'],
      ['REMOVED', 'trente'],
      ['ADDED', 'soixante'],
      ['KEPT', 'jours'],
    ]);
    expect(clauses[0]?.difference.ar.map(({ kind }) => kind)).toEqual(['ADDED']);
  });

  it('tells lines of the schedule with both sides, and takes order for no change', () => {
    const other = line({ key: 'check-up' });
    const before = version({ schedule: [line(), other] });
    expect(versionDifference(before, version({ schedule: [other, line()] }), options).schedule).toEqual([]);
    const raised = line({ gain: { kind: 'percentage', basisPoints: 3500 } });
    const { schedule } = versionDifference(before, version({ schedule: [raised] }), options);
    expect(schedule).toMatchObject([
      {
        key: 'analyses',
        kind: 'CHANGED',
        before: { gain: { basisPoints: 3000 } },
        after: { gain: { basisPoints: 3500 } },
      },
      { key: 'check-up', kind: 'REMOVED', after: null },
    ]);
  });

  it('tells other fields in words, addresses only to the office', () => {
    const signatory = (email: string) => ({
      key: 'k',
      group: 1,
      side: 'ORGANIZATION' as const,
      name: 'Khadija Amrani',
      title: 'Présidente',
      email,
      language: 'fr' as const,
    });
    const before = version({ signatories: [signatory('a@example.ma')] });
    const after = version({
      signatories: [signatory('b@example.ma')],
      endsOn: '2028-11-30',
      noticeDays: 90,
      renewal: 'NONE',
      budgetCentimes: 12_000_000,
    });
    expect(versionDifference(before, after, options).fields).toEqual([
      { label: 'Dernier jour', before: '30 novembre 2027', after: '30 novembre 2028' },
      { label: 'Préavis', before: '60 jours', after: '90 jours' },
      {
        label: 'Renouvellement',
        before: 'Renouvellement exprès, par un texte signé',
        after: 'Sans renouvellement',
      },
      { label: 'Enveloppe des remises', before: null, after: '120\u202F000,00\u00A0MAD' },
      {
        label: 'Signataires',
        before: '1. Khadija Amrani, Présidente (a@example.ma)',
        after: '1. Khadija Amrani, Présidente (b@example.ma)',
      },
    ]);
    const shownToPartner = versionDifference(before, after, { ...options, showsAddresses: false });
    expect(JSON.stringify(shownToPartner)).not.toContain('@');
  });
});

describe('the clauses of a version', () => {
  const renewal = clause({
    key: 'renewal',
    condition: { variable: 'renewal.kind', operator: 'IS', value: 'EXPRESS' },
  });
  const none = { 'renewal.kind': { ar: 'بدون', fr: 'sans', code: 'NONE' } };

  it('are read without those that do not apply, and edited with them', () => {
    expect(clauseViews([clause(), renewal], none).map(({ key }) => key)).toEqual(['notice']);
    expect(sourceClauseViews([clause(), renewal], none).map(({ key }) => key)).toEqual(['notice', 'renewal']);
  });

  it('are marked where a reader sees another text than the template’s', () => {
    expect(isChangedClause(clause())).toBe(false);
    const spaced = { ar: 'إشعار  مدته ثلاثون يومًا ', fr: 'Un préavis\nde trente jours' };
    expect(isChangedClause(clause({ source: spaced }))).toBe(false);
    expect(isChangedClause(clause({ source: { ...spaced, ar: 'إشعار مدته ستون يومًا' } }))).toBe(true);
    expect(isChangedClause(clause({ templateSource: null }))).toBe(true);
  });
});

describe('a copy of a version', () => {
  it('says the same, without what was collected, and remembers who wrote it', () => {
    const locked = version({
      stage: 'OUT_FOR_SIGNATURE',
      editorAccountIds: ['hind', 'rachid'],
      reviews: [{ accountId: 'salwa', isApproval: true, note: null, at: createdAt }],
      lockedValues: [],
      lockedAttachments: [{ fileId: 'f', name: 'x.pdf', sha256: 'aa' }],
      textHash: 'aa',
      documentVersion: 7,
    });
    const copy = copyOfVersion(locked, {
      after: { number: 1, documentVersion: 8 },
      authorAccountId: 'nadia',
      createdAt,
      changeNote: 'Reprise',
    });
    expect(versionDifference(locked, copy, options)).toEqual({ clauses: [], schedule: [], fields: [] });
    expect(copy).toMatchObject({
      number: 2,
      documentVersion: 9,
      stage: 'DRAFT',
      reviews: [],
      lockedValues: null,
      lockedAttachments: [],
      textHash: null,
      editorAccountIds: ['hind', 'rachid', 'nadia'],
    });
  });

  it('begins from a template with what differs from it unknown', () => {
    const body = { ar: 'نص', fr: 'Texte' };
    const [first] = versionClausesOf([
      { key: 'a', title: { ar: 'ع', fr: 'T' }, body, condition: null, isRequired: true },
    ]);
    expect(first).toMatchObject({ source: body, templateSource: body });
  });
});
