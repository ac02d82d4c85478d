import { describe, expect, it } from 'vitest';
import { boxOfSearch } from './result-pins.ts';

const pin = (latitude: number, longitude: number) => ({
  id: `${latitude}`,
  latitude,
  longitude,
  sector: 'health',
  icon: 'pill',
  text: '−30 %',
  label: 'x',
});
const rabat = { latitude: 34, longitude: -6.84, name: null };

describe('what the map shows', () => {
  it('is the area searched in', () => {
    const bounds = { south: 33, west: -7, north: 34, east: -6 };
    expect(boxOfSearch({ bounds, near: rabat, radiusKm: null }, [pin(30, -5)])).toBe(bounds);
  });

  it('is the whole circle, also when little is found in it', () => {
    const box = boxOfSearch({ bounds: null, near: rabat, radiusKm: 10 }, []);
    expect(box.north).toBeCloseTo(34.09, 2);
  });

  it('is the place and what is nearest to it when there is no circle', () => {
    const pins = [...Array.from({ length: 20 }, (_, index) => pin(34 + index / 100, -6.8)), pin(23, -15)];
    expect(boxOfSearch({ bounds: null, near: rabat, radiusKm: null }, pins).south).toBeGreaterThan(33);
  });

  it('is all that was found, and the country when that is nothing', () => {
    expect(boxOfSearch({ bounds: null, near: null, radiusKm: null }, [pin(23, -15), pin(35, -2)])).toEqual({
      south: 23,
      north: 35,
      west: -15,
      east: -2,
    });
    expect(boxOfSearch({ bounds: null, near: null, radiusKm: null }, []).south).toBeLessThan(21);
  });
});
