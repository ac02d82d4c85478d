import type { Direction } from './bidi-lines.ts';

/** What the library keeps of a shaped text (fontkit); it scales `positions` where they stand. */
interface Shape {
  positions: Record<string, number>[];
}

/** The face in use; `script` is an OpenType tag, found by the letters of the text where it is absent. */
interface Face {
  layout(text: string, features?: unknown, script?: string): Shape;
}

/**
 * Shapes each word once in a document, and words without letters (figures with a full stop) as the text around them: in a
 * line from left to right as Latin. Amiri would give them Arabic full stops otherwise. The library has no option for either, so
 * the one function of its faces that shapes is wrapped.
 */
export function shapeWordsOnce(document: PDFKit.PDFDocument): { shapeFor(direction: Direction): void } {
  const wrapped = new WeakSet<Face>();
  let script: string | undefined;

  function wrap(face: Face): void {
    wrapped.add(face);
    const layout = face.layout.bind(face);
    const shapes = new Map<string, Shape>();
    face.layout = (text, features) => {
      const key = `${script}|${JSON.stringify(features)}|${text}`;
      const shape = shapes.get(key) ?? layout(text, features, scriptOf(text, script));
      shapes.set(key, shape);
      const positions = shape.positions.map((position) => ({ ...position }));
      return Object.assign(Object.create(Object.getPrototypeOf(shape)), shape, { positions }) as Shape;
    };
  }

  return {
    /** The next texts stand in lines of this direction. */
    shapeFor(direction) {
      script = direction === 'rtl' ? undefined : 'latn';
      const { font: face } = (document as unknown as { _font: { font: Face } })._font;
      if (!wrapped.has(face)) wrap(face);
    },
  };
}

function scriptOf(text: string, script: string | undefined): string | undefined {
  return /\p{Script=Arabic}/u.test(text) ? undefined : script;
}
