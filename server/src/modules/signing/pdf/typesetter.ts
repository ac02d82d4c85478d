import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { type Direction, setInLines, type TextLine } from './bidi-lines.ts';
import { shapeWordsOnce } from './word-shapes.ts';

/** Amiri has Arabic and Latin letters in one family (SIL Open Font License). */
const fontDirectory = join(fileURLToPath(import.meta.resolve('@expo-google-fonts/amiri')), '..');
export const fontFiles = {
  regular: join(fontDirectory, '400Regular/Amiri_400Regular.ttf'),
  bold: join(fontDirectory, '700Bold/Amiri_700Bold.ttf'),
  italic: join(fontDirectory, '400Regular_Italic/Amiri_400Regular_Italic.ttf'),
} as const;

/** How a text looks. Sizes and heights are in points. */
export interface TextStyle {
  font: keyof typeof fontFiles;
  size: number;
  lineHeight: number;
  color: string;
  /** For codes and hashes, read letter by letter: no two letters become one. */
  isCode?: true;
}

export const colors = {
  ink: '#17172b',
  muted: '#66667f',
  rule: '#cfcdd9',
  accent: '#3a2fa6',
  soft: '#f3f2fd',
} as const;

export const styles = {
  title: { font: 'bold', size: 19, lineHeight: 28, color: colors.accent },
  heading: { font: 'bold', size: 12.5, lineHeight: 21, color: colors.accent },
  clauseTitle: { font: 'bold', size: 11, lineHeight: 17, color: colors.ink },
  body: { font: 'regular', size: 10.5, lineHeight: 17, color: colors.ink },
  strong: { font: 'bold', size: 10.5, lineHeight: 17, color: colors.ink },
  small: { font: 'regular', size: 8.5, lineHeight: 13, color: colors.muted },
  smallInk: { font: 'regular', size: 8.5, lineHeight: 13, color: colors.ink },
  code: { font: 'bold', size: 17, lineHeight: 28, color: colors.accent, isCode: true },
  hash: { font: 'regular', size: 7.8, lineHeight: 13, color: colors.ink, isCode: true },
  smallCode: { font: 'regular', size: 8.5, lineHeight: 13, color: colors.muted, isCode: true },
  signature: { font: 'italic', size: 17, lineHeight: 30, color: colors.accent },
} as const satisfies Record<string, TextStyle>;

/** The shaper takes a record too, in which false turns a feature off that is on by itself. */
const withoutLigatures: unknown = { liga: false, clig: false, calt: false };

export type Alignment = 'left' | 'right' | 'center';

/** Words and the spaces between them, in order. */
function wordsAndSpaces(run: string): string[] {
  return run.split(/( +)/).filter((part) => part !== '');
}

/** A4 in points, with the room that text may take. */
export const page = {
  width: 595.28,
  height: 841.89,
  left: 50,
  right: 545.28,
  top: 66,
  bottom: 780,
} as const;

export type Typesetter = ReturnType<typeof createTypesetter>;

/**
 * A document whose texts are shaped and ordered right in both scripts. Given the same texts and the same `createdAt`, it is the
 * same to the byte.
 */
export function createTypesetter(about: { title: string; author: string; createdAt: Date }) {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: true,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'fr-MA',
    displayTitle: true,
    info: {
      Title: about.title,
      Author: about.author,
      Producer: 'Wasl',
      Creator: 'Wasl',
      CreationDate: about.createdAt,
      ModDate: about.createdAt,
    },
  });
  for (const [name, file] of Object.entries(fontFiles)) document.registerFont(name, file);
  const chunks: Buffer[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.once('end', resolve);
    document.once('error', reject);
  });
  const shaping = shapeWordsOnce(document);
  const options = ({ isCode }: TextStyle): PDFKit.Mixins.TextOptions => ({
    lineBreak: false,
    // Whole words: without features the library would keep its own shapes of them, whatever the script.
    features: (isCode ? withoutLigatures : []) as PDFKit.Mixins.OpenTypeFeatures[],
  });
  const widths = new Map<string, number>();

  function apply({ font, size, color }: TextStyle): void {
    document.font(font).fontSize(size).fillColor(color);
  }

  function widthOfWord(word: string, style: TextStyle, direction: Direction): number {
    const key = `${style.font}|${style.size}|${style.isCode ?? false}|${direction}|${word}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    document.font(style.font).fontSize(style.size);
    shaping.shapeFor(direction);
    const width = document.widthOfString(word, options(style));
    widths.set(key, width);
    return width;
  }

  const measure = (style: TextStyle, direction: Direction) => (run: string) =>
    wordsAndSpaces(run).reduce((sum, word) => sum + widthOfWord(word, style, direction), 0);

  return {
    document,
    setInLines(text: string, style: TextStyle, width: number, direction: Direction): TextLine[] {
      return setInLines(text, { width, direction, measure: measure(style, direction) });
    },
    /** Draws a line within a box; `top` is where its line height begins. */
    drawLine(
      line: TextLine,
      style: TextStyle,
      box: { left: number; width: number; top: number; align: Alignment },
    ): void {
      apply(style);
      // Ascender and descender of Amiri's letters share the line height as 1.1 em above and 0.4 em below the base line.
      const baseline = box.top + style.lineHeight / 2 + style.size * 0.3;
      const free = box.width - line.width;
      let left = box.left + (box.align === 'right' ? free : box.align === 'center' ? free / 2 : 0);
      const { direction } = line;
      for (const { text, isInReadingOrder } of line.runs) {
        const words = wordsAndSpaces(text);
        for (const word of isInReadingOrder ? words.reverse() : words) {
          shaping.shapeFor(direction);
          if (word.trim() !== '')
            document.text(word, left, baseline, { ...options(style), baseline: 'alphabetic' });
          left += widthOfWord(word, style, direction);
        }
      }
    },
    rule(top: number, from: number = page.left, to: number = page.right, color: string = colors.rule): void {
      document.lineWidth(0.6).strokeColor(color).moveTo(from, top).lineTo(to, top).stroke();
    },
    async finish(): Promise<Buffer> {
      document.end();
      await finished;
      return Buffer.concat(chunks);
    },
  };
}
