import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fold } from '@wasl/shared/text/folding';
import { describe, expect, it } from 'vitest';
import { mappedCategoryCodes } from './source-categories.ts';
import { createTaxonomy } from './taxonomy.ts';

const taxonomy = createTaxonomy();
const kebabCase = /^[a-z]+(-[a-z]+)*$/u;

describe('the taxonomy', () => {
  it('has the six sectors, health and education being the priority ones', () => {
    expect(taxonomy.listSectors().map(({ code }) => code)).toEqual([
      'health',
      'education',
      'travel',
      'sport',
      'housing',
      'services',
    ]);
    const priority = taxonomy.listSectors().filter(({ isPriority }) => isPriority);
    expect(priority.map(({ code }) => code)).toEqual(['health', 'education']);
  });

  it('gives every category a code of its own, three names and at least one service', () => {
    const codes = taxonomy.listCategories().map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, name, services } of taxonomy.listCategories()) {
      expect(code).toMatch(kebabCase);
      expect(name.ar, code).toMatch(/^[\u0621-\u064a ]+$/u);
      expect(name.fr.length * name.en.length, code).toBeGreaterThan(0);
      expect(services.length, code).toBeGreaterThan(0);
      expect(new Set(services.map((service) => service.code)).size, code).toBe(services.length);
      for (const service of services) {
        expect(service.code, code).toMatch(kebabCase);
        expect(service.name.ar, service.code).toMatch(/[\u0621-\u064a]/u);
      }
    }
  });

  it('names icons that exist in the lucide set', () => {
    const icons = [...taxonomy.listSectors(), ...taxonomy.listCategories()].map(({ icon }) => icon);
    const folder = fileURLToPath(
      new URL('../../../../node_modules/lucide-react/dist/esm/icons', import.meta.url),
    );
    expect(icons.filter((icon) => !existsSync(`${folder}/${icon}.mjs`))).toEqual([]);
  });
});

describe('synonyms', () => {
  it.each([
    ['تحاليل', 'tahalil'],
    ['labo', 'مختبر'],
    ['pharmacie', 'saydaliya'],
    ['3omra', 'عمرة'],
    ['tonobil', 'voiture'],
    ['صدى', 'échographie'],
  ])('puts %s and %s in one group', (left, right) => {
    const groups = taxonomy.listSynonymGroups().map((group) => group.map(fold));
    expect(groups.some((group) => group.includes(fold(left)) && group.includes(fold(right)))).toBe(true);
  });

  it('repeats no word within a group once folded', () => {
    for (const group of taxonomy.listSynonymGroups()) {
      const folded = group.map(fold);
      const repeated = folded.filter((word, index) => folded.indexOf(word) !== index);
      expect(repeated, group.join(', ')).toEqual([]);
    }
  });

  it('puts a word in one group only, so that a search for one thing never slides to another', () => {
    const groupOf = new Map<string, string>();
    const clashes: string[] = [];
    for (const group of taxonomy.listSynonymGroups()) {
      for (const word of group.map(fold)) {
        const other = groupOf.get(word);
        if (other) clashes.push(`${word}: ${other} / ${group[0]}`);
        groupOf.set(word, group[0] ?? '');
      }
    }
    expect(clashes).toEqual([]);
  });
});

describe('categories of imported files', () => {
  it.each([
    ['pharmacy', 'pharmacy'],
    ['public_health_centre', 'public-health-centre'],
    ['public_hospital', 'hospital'],
    ['public_laboratory', 'laboratory'],
    ['car_rental', 'car-rental'],
    ['CSU-1', 'public-health-centre'],
    ['HPsyR', 'hospital'],
    ['Dental', 'dental'],
  ])('reads %s as %s', (source, expected) => {
    expect(taxonomy.findCategoryOfSource(source)?.code).toBe(expected);
  });

  it('knows no category for an unknown or empty word', () => {
    expect(taxonomy.findCategoryOfSource('spaceport')).toBeNull();
    expect(taxonomy.findCategoryOfSource('')).toBeNull();
  });

  it('leads only to categories that exist', () => {
    expect(mappedCategoryCodes.filter((code) => !taxonomy.findCategory(code))).toEqual([]);
  });
});
