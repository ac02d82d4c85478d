import type { AgreementValue } from '@wasl/shared/agreement-text';
import { addDays, civilDateParts } from '@wasl/shared/civil-date';
import { formatCivilDate } from '@wasl/shared/civil-text';
import { countedNoun } from '@wasl/shared/counted-noun';
import { headlineGain, headlineText } from '@wasl/shared/gain-headline';
import { displayText, type LocalizedText } from '@wasl/shared/localized-text';
import { formatMoney } from '@wasl/shared/money';
import type { AgreementRecord } from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { OrganizationRecord } from '../organizations/index.ts';
import type { PartnerRecord } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { AgreementVersionRecord, ScheduleLineRecord } from './agreement-version.model.ts';

const languages = ['ar', 'fr'] as const;

const renewalWords: Record<AgreementVersionRecord['renewal'], AgreementValue> = {
  NONE: { ar: 'بدون تجديد', fr: 'sans renouvellement', code: 'NONE' },
  EXPRESS: { ar: 'تجديد صريح', fr: 'renouvellement exprès', code: 'EXPRESS' },
};

/** What every variable stands for, by name; those not known yet are absent. Empty texts count as not known. */
export function agreementValues(of: {
  version: Pick<
    AgreementVersionRecord,
    'startsOn' | 'endsOn' | 'noticeDays' | 'renewal' | 'budgetCentimes' | 'schedule'
  >;
  agreement: Pick<AgreementRecord, 'reference' | 'regionCodes' | 'handling'>;
  partner: PartnerRecord;
  organization: OrganizationRecord;
  geography: Geography;
  taxonomy: Taxonomy;
}): Record<string, AgreementValue> {
  const { version, agreement, partner, organization, geography, taxonomy } = of;
  const { ice, rc, rcCourt, taxId } = partner.identifiers;
  const { provinceCode } = agreement.handling;
  const all: Record<string, AgreementValue | null> = {
    'agreement.reference': plain(agreement.reference),
    'organization.name': both(organization.name),
    'partner.name': both(partner.name),
    'partner.legalName': plain(partner.legal?.name) ?? both(partner.name),
    'partner.category': both(taxonomy.findCategory(partner.categoryCode)?.name),
    'partner.ice': plain(ice),
    'partner.rc': plain(rc),
    'partner.rcCourt': plain(rcCourt),
    'partner.taxId': plain(taxId),
    'partner.address': both(partner.legal?.address),
    'partner.representative': plain(partner.legal?.representative),
    'region.names': regionNames(agreement.regionCodes, geography),
    'province.name': both(provinceCode ? geography.findProvince(provinceCode)?.name : null),
    'period.start': byLanguage((language) => formatCivilDate(version.startsOn, language)),
    'period.end': byLanguage((language) => formatCivilDate(version.endsOn, language)),
    'period.years': lengthOf(version.startsOn, version.endsOn),
    'notice.days': plain(String(version.noticeDays)),
    'notice.length': byLanguage((language) => countedNoun(version.noticeDays, 'day', language)),
    'renewal.kind': renewalWords[version.renewal],
    'schedule.summary': version.schedule.length > 0 ? summaryOf(version.schedule) : null,
    'budget.amount':
      version.budgetCentimes === null ? null : plain(formatMoney(version.budgetCentimes, { unit: 'MAD' })),
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, AgreementValue] => entry[1] !== null),
  );
}

function plain(text: string | null | undefined): AgreementValue | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : { ar: trimmed, fr: trimmed };
}

function both(text: LocalizedText | null | undefined): AgreementValue | null {
  if (!text) return null;
  const [ar, fr] = languages.map((language) => displayText(text, language).text.trim());
  return ar && fr ? { ar, fr } : null;
}

function byLanguage(write: (language: 'ar' | 'fr') => string): AgreementValue {
  return { ar: write('ar'), fr: write('fr') };
}

function regionNames(regionCodes: readonly string[] | null, geography: Geography): AgreementValue {
  if (regionCodes === null) return { ar: 'مجموع جهات المملكة', fr: 'l’ensemble des régions du Royaume' };
  return byLanguage((language) =>
    regionCodes
      .map((code) => displayText(geography.getRegion(code).name, language).text)
      .join(language === 'ar' ? '، ' : ', '),
  );
}

/** Whole years where the day after the last is an anniversary of the first, else whole months, else days. */
function lengthOf(startsOn: string, endsOn: string): AgreementValue {
  const first = civilDateParts(startsOn);
  const after = civilDateParts(addDays(endsOn, 1));
  const months = (after.year - first.year) * 12 + (after.month - first.month);
  if (after.day !== first.day || months <= 0) {
    const days = Math.round((Date.parse(addDays(endsOn, 1)) - Date.parse(startsOn)) / 86_400_000);
    return byLanguage((language) => countedNoun(days, 'day', language));
  }
  if (months % 12 === 0) return byLanguage((language) => countedNoun(months / 12, 'year', language));
  return { ar: arabicMonths(months), fr: `${months} mois` };
}

function arabicMonths(months: number): string {
  if (months === 1) return 'شهر واحد';
  if (months === 2) return 'شهرين';
  const rest = months % 100;
  if (rest >= 3 && rest <= 10) return `${months} أشهر`;
  return rest >= 11 ? `${months} شهرًا` : `${months} شهر`;
}

function summaryOf(schedule: readonly ScheduleLineRecord[]): AgreementValue {
  const separators = { ar: '؛ ', fr: ' ; ' } as const;
  return byLanguage((language) =>
    schedule
      .map(({ label, gain }) => {
        const colon = language === 'ar' ? ': ' : ' : ';
        return `${displayText(label, language).text}${colon}${headlineText(headlineGain(gain), language).text}`;
      })
      .join(separators[language]),
  );
}
