import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const sheet = readFileSync(new URL('theme.css', import.meta.url), 'utf8');

type Tokens = ReadonlyMap<string, string>;

function tokensOf(block: string): Tokens {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

function blockAfter(opening: string): string {
  const start = sheet.indexOf(opening);
  expect(start, opening).toBeGreaterThanOrEqual(0);
  return sheet.slice(start + opening.length, sheet.indexOf('}', start));
}

const light = tokensOf(blockAfter(':root {'));
const darkBySystem = tokensOf(blockAfter(':root:not([data-theme="light"]) {'));
const darkByChoice = tokensOf(blockAfter(':root[data-theme="dark"] {'));
const themes = { light, dark: new Map([...light, ...darkByChoice]) };

/** Relative luminance of an sRGB colour (WCAG 2.2, 1.4.3). */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

const texts: readonly [text: string, behind: string][] = [
  ['text', 'surface'],
  ['text', 'card'],
  ['text', 'sand-100'],
  ['text', 'saffron-100'],
  ['text', 'clay-100'],
  ['muted', 'surface'],
  ['muted', 'card'],
  ['muted', 'sand-100'],
  ['muted', 'action-soft'],
  ['action-strong', 'surface'],
  ['action-strong', 'card'],
  ['action-strong', 'action-soft'],
  ['action-strong', 'majorelle-100'],
  ['on-action', 'action'],
  ['on-harm', 'clay-700'],
  ['ink-700', 'sand-100'],
  ['saffron-700', 'card'],
  ['saffron-700', 'surface'],
  ['saffron-700', 'saffron-100'],
  ['mint-700', 'card'],
  ['mint-700', 'mint-100'],
  ['clay-700', 'card'],
  ['clay-700', 'surface'],
  ['clay-700', 'clay-100'],
];

const outlines: readonly [outline: string, behind: string][] = [
  ['outline', 'card'],
  ['outline', 'surface'],
  ['action', 'card'],
  ['action', 'surface'],
  ['clay-500', 'card'],
  ['saffron-700', 'card'],
];

const sectors = ['health', 'education', 'travel', 'sport', 'housing', 'services'];

describe('the tokens', () => {
  it('are the same dark ones by the system’s wish and by the reader’s choice', () => {
    expect([...darkByChoice]).toEqual([...darkBySystem]);
  });

  it.each(Object.keys(themes) as (keyof typeof themes)[])(
    'keep text readable in the %s theme (4.5)',
    (theme) => {
      expect(tooFaint(themes[theme], texts, 4.5)).toEqual([]);
    },
  );

  it.each(Object.keys(themes) as (keyof typeof themes)[])(
    'keep outlines visible in the %s theme (3)',
    (theme) => {
      expect(tooFaint(themes[theme], outlines, 3)).toEqual([]);
    },
  );

  it('carry white icons and words on every sector’s colour', () => {
    const faint = sectors.filter((sector) => contrast(light.get(sector) ?? '', '#ffffff') < 4.5);
    expect(faint).toEqual([]);
  });
});

function tooFaint(tokens: Tokens, pairs: readonly [string, string][], least: number): string[] {
  return pairs
    .map(([front, behind]) => ({
      front,
      behind,
      ratio: contrast(tokens.get(front) ?? '', tokens.get(behind) ?? ''),
    }))
    .filter(({ ratio }) => !(ratio >= least))
    .map(({ front, behind, ratio }) => `${front} on ${behind}: ${ratio.toFixed(2)}`);
}
