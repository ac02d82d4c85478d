import { expect, it } from 'vitest';
import { mapHeight, mapWidth, project, unitsOfKilometres } from './map-projection.ts';
import { boxOf, provinceShapes, regionBorders } from './province-shapes.ts';

it('draws each of the 75 provinces and prefectures once, inside the drawing', () => {
  expect(new Set(provinceShapes.map(({ code }) => code)).size).toBe(75);
  expect(provinceShapes.every(({ code, path }) => /^\d{2}\.\d{3}$/.test(code) && path.startsWith('M'))).toBe(
    true,
  );
  for (const { box } of provinceShapes) {
    expect(box[0]).toBeGreaterThanOrEqual(0);
    expect(box[1]).toBeGreaterThanOrEqual(0);
    expect(box[2]).toBeLessThanOrEqual(mapWidth);
    expect(box[3]).toBeLessThanOrEqual(mapHeight);
  }
  expect(regionBorders).toMatch(/^M/);
});

it('places Rabat in Rabat', () => {
  const { x, y } = project({ latitude: 34.01, longitude: -6.83 });
  const [left = 0, top = 0, right = 0, bottom = 0] =
    provinceShapes.find(({ code }) => code === '04.421')?.box ?? [];
  expect(x).toBeGreaterThan(left - 1);
  expect(x).toBeLessThan(right + 1);
  expect(y).toBeGreaterThan(top - 1);
  expect(y).toBeLessThan(bottom + 1);
});

it('shows a distance as long as it is between two places', () => {
  // One degree along a meridian is about 111 km.
  const north = project({ latitude: 30.5, longitude: -9 });
  const south = project({ latitude: 29.5, longitude: -9 });
  expect(Math.abs(unitsOfKilometres(111.195, 30) - (south.y - north.y))).toBeLessThan(0.05);
});

it('looks closer at a few provinces', () => {
  const box = boxOf(new Set(['04.421']));
  expect(box && box[2] - box[0]).toBeLessThan(mapWidth / 10);
  expect(boxOf(new Set(['99.999']))).toBeNull();
});
