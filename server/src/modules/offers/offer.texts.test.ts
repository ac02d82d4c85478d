import { describe, expect, it } from 'vitest';
import { coverageText } from './offer.texts.ts';

const coverage = { spouse: true, children: true, childMaximumAge: 21, studentMaximumAge: 26 };

describe('the coverage of an offer in words', () => {
  it('names who is covered and until which age, in each language', () => {
    expect(coverageText(coverage, 'fr')).toBe('Conjoint, enfants jusqu’à 21 ans (26 ans s’ils étudient)');
    expect(coverageText(coverage, 'en')).toBe('Spouse, children up to 21 (26 when studying)');
    expect(coverageText(coverage, 'ar')).toBe('الزوج أو الزوجة والأبناء إلى غاية 21 سنة (26 سنة للطلبة)');
  });

  it('says nothing of ages that were not agreed, nor of students when they gain nothing', () => {
    expect(coverageText({ ...coverage, childMaximumAge: null, studentMaximumAge: null }, 'fr')).toBe(
      'Conjoint, enfants',
    );
    expect(
      coverageText({ ...coverage, spouse: false, childMaximumAge: 10, studentMaximumAge: 10 }, 'ar'),
    ).toBe('الأبناء إلى غاية 10 سنوات');
  });

  it('says so when it is for the member alone', () => {
    const alone = { spouse: false, children: false, childMaximumAge: null, studentMaximumAge: null };
    expect(coverageText(alone, 'fr')).toBe('Adhérent seulement');
    expect(coverageText(alone, 'ar')).toBe('للمنخرط وحده');
  });
});
