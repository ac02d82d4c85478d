import { describe, expect, it } from 'vitest';
import { readPhones } from './mend-phones.ts';
import { easeCapitals, normalizeText, readText, splitByScript } from './mend-text.ts';
import { readWebsite } from './mend-website.ts';

describe('readPhones', () => {
  it.each([
    ['0537 00 00 01', ['+212537000001']],
    ['O537OOOOO1', ['+212537000001']],
    ['+212 537 000 001', ['+212537000001']],
    ['00212537000001', ['+212537000001']],
    ['212537000001', ['+212537000001']],
    ['+2120537000001', ['+212537000001']],
    ['537000001', ['+212537000001']],
    ['0676962190/0535612050', ['+212676962190', '+212535612050']],
    ['+212 537 379 798;+212 537 379 799', ['+212537379798', '+212537379799']],
    ['0523481828 ou 0523481833', ['+212523481828', '+212523481833']],
    ['05234818280523481833', ['+212523481828', '+212523481833']],
    ['0537000001, 0537 000 001', ['+212537000001']],
    ['٠٥٣٧٠٠٠٠٠١', ['+212537000001']],
  ])('reads "%s"', (cell, phones) => {
    expect(readPhones(cell)).toEqual({ phones, unreadable: [] });
  });

  it('brings a fixed line of before 2009 to its number of today', () => {
    expect(readPhones('+21222203856').phones).toEqual(['+212522203856']);
    expect(readPhones('022 20 38 56').phones).toEqual(['+212522203856']);
  });

  it('keeps what is no number apart, beside those that are', () => {
    expect(readPhones('+21252513968 / 0537000001')).toEqual({
      phones: ['+212537000001'],
      unreadable: ['+21252513968'],
    });
    expect(readPhones('')).toEqual({ phones: [], unreadable: [] });
  });
});

describe('texts', () => {
  it('takes presentation forms, ligatures and tatweel back to plain letters', () => {
    expect(normalizeText('صيدلية اﻷمل')).toBe('صيدلية الأمل');
    expect(normalizeText('مـــستشــــفى  الزاك')).toBe('مستشفى الزاك');
  });

  it('writes the accent that stands for an apostrophe as an apostrophe', () => {
    expect(normalizeText('Pharmacie de L´Hôpital')).toBe("Pharmacie de L'Hôpital");
  });

  it('reads what stands in for a missing value as missing', () => {
    for (const text of ['Unnamed Facility', ' n/a ', '-', 'بدون اسم', '']) expect(readText(text)).toBe('');
  });

  it.each([
    ['Pharmacie Al Qods صيدلية القدس', 'Pharmacie Al Qods', 'صيدلية القدس'],
    ['صيدلية القدس - Pharmacie Al Qods', 'Pharmacie Al Qods', 'صيدلية القدس'],
    ['Agdz ⴰⴳⴷⵣ أكدز', 'Agdz', 'أكدز'],
    ['Pharmacie du Marché (centre)', 'Pharmacie du Marché (centre)', ''],
    ['صيدلية 11 يناير', '', 'صيدلية 11 يناير'],
  ])('splits "%s" by script', (text, fr, ar) => {
    expect(splitByScript(text)).toEqual({ fr, ar });
  });

  it.each([
    ['PHARMACIE LA SANTE', 'Pharmacie la Sante'],
    ['CHP KHOURIBGA', 'CHP Khouribga'],
    ['CENTRE DE CARDIOLOGIE', 'Centre de Cardiologie'],
    ['Pharmacie GRAND WIFAQ', 'Pharmacie GRAND WIFAQ'],
    ['CNSS', 'CNSS'],
  ])('eases the capitals of "%s"', (name, expected) => {
    expect(easeCapitals(name)).toBe(expected);
  });
});

describe('readWebsite', () => {
  it.each([
    ['www.exemple.ma', 'https://www.exemple.ma/'],
    ['http://exemple.ma/a?b=c', 'http://exemple.ma/a?b=c'],
    ['//exemple.ma', 'https://exemple.ma/'],
    ['javascript:alert(1)', null],
    ['https://user@exemple.ma', null],
    ['pas de site', null],
    ['', null],
  ])('reads "%s" as %s', (text, expected) => {
    expect(readWebsite(text)).toBe(expected);
  });
});
