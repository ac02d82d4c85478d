import { agreementVariables } from '@wasl/shared/agreement-variables';
import { describe, expect, it } from 'vitest';
import { buildAgreement, buildOrganization, buildPartner } from '../../../../test/support/builders.ts';
import { createGeographyModule } from '../geography/index.ts';
import { createTaxonomyModule } from '../taxonomy/index.ts';
import { agreementValues } from './agreement-values.ts';
import { newVersion } from './new-version.ts';

const { geography } = createGeographyModule();
const { taxonomy } = createTaxonomyModule();

function valuesOf(
  period: { startsOn?: string; endsOn?: string } = {},
  partnerOverrides: Parameters<typeof buildPartner>[0] = {},
  regionCodes: string[] | null = ['04', '09'],
) {
  const organization = buildOrganization();
  const partner = buildPartner(partnerOverrides);
  const version = newVersion({
    agreementId: 'a',
    number: 1,
    purpose: 'INITIAL',
    templateId: null,
    templateVersion: null,
    clauses: [],
    startsOn: '2027-01-01',
    endsOn: '2028-12-31',
    ...period,
    authorAccountId: 'x',
    createdAt: new Date('2026-11-22T09:30:00.000Z'),
    budgetCentimes: 12_000_000,
    schedule: [
      {
        key: 'analyses',
        label: { ar: 'التحاليل', fr: 'Analyses' },
        serviceCode: null,
        gain: { kind: 'percentage', basisPoints: 3000 },
        condition: null,
        limits: [],
        maximumDiscountCentimes: null,
        dependentCoverage: { spouse: true, children: true, childMaximumAge: 21, studentMaximumAge: 26 },
      },
    ],
  });
  const agreement = buildAgreement({ organizationId: organization._id, partnerId: partner._id, regionCodes });
  return agreementValues({ version, agreement, partner, organization, geography, taxonomy });
}

describe('what variables stand for', () => {
  it('is told for every variable once everything is known, and for nothing else', () => {
    const values = valuesOf(
      {},
      {
        identifiers: { ice: '001234567000089', rc: '45210', taxId: '15234567', rcCourt: 'Rabat' },
        legal: {
          name: 'ANNAKHIL SARL',
          representative: 'Mme Amrani',
          address: { fr: '12, avenue de France' },
        },
      },
    );
    expect(Object.keys(values).sort()).toEqual(agreementVariables.map(({ name }) => name).sort());
    expect(values['partner.legalName']).toEqual({ ar: 'ANNAKHIL SARL', fr: 'ANNAKHIL SARL' });
    expect(values['partner.address']).toEqual({ ar: '12, avenue de France', fr: '12, avenue de France' });
    expect(values['renewal.kind']?.code).toBe('EXPRESS');
    expect(values['notice.days']).toEqual({ ar: '60', fr: '60' });
    expect(values['notice.length']).toEqual({ ar: '60 يومًا', fr: '60 jours' });
    expect(values['schedule.summary']?.fr).toBe('Analyses : −30\u00A0%');
    expect(values['region.names']?.fr).toBe('Rabat-Salé-Kénitra, Souss-Massa');
  });

  it('leaves out what is not known; a partner without a legal name goes by its own', () => {
    const values = valuesOf({}, { name: { fr: 'Annakhil' } });
    for (const name of ['partner.ice', 'partner.rc', 'partner.representative', 'partner.address'])
      expect(values).not.toHaveProperty([name]);
    expect(values['partner.legalName']).toEqual({ ar: 'Annakhil', fr: 'Annakhil' });
  });

  it('names the whole country', () => {
    expect(valuesOf({}, {}, null)['region.names']?.ar).toBe('مجموع جهات المملكة');
  });

  it.each([
    ['2027-01-01', '2027-12-31', 'سنة', '1 an'],
    ['2027-01-01', '2028-12-31', 'سنتين', '2 ans'],
    ['2026-12-01', '2029-11-30', '3 سنوات', '3 ans'],
    ['2027-01-01', '2028-06-30', '18 شهرًا', '18 mois'],
    ['2027-01-01', '2027-01-31', 'شهر واحد', '1 mois'],
    ['2027-01-15', '2027-03-14', 'شهرين', '2 mois'],
    ['2027-01-01', '2027-06-30', '6 أشهر', '6 mois'],
    ['2026-11-22', '2027-12-31', '405 أيام', '405 jours'],
    ['2027-03-01', '2028-02-29', 'سنة', '1 an'],
  ])('says how long %s to %s is', (startsOn, endsOn, ar, fr) => {
    expect(valuesOf({ startsOn, endsOn })['period.years']).toEqual({ ar, fr });
  });
});
