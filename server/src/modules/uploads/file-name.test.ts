import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf } from './file-name.ts';

const pdf = (name: string) => fileNameOf(name, 'application/pdf');

describe('the name of a file', () => {
  it('stays as it was written, in any script', () => {
    expect(pdf('رخصة الاستغلال ٢٠٢٦.pdf')).toBe('رخصة الاستغلال ٢٠٢٦.pdf');
    expect(pdf('Autorisation d’exercer (copie certifiée).PDF')).toBe(
      'Autorisation d’exercer (copie certifiée).PDF',
    );
    // Two ways to write é are one name.
    expect(pdf('agréé.pdf')).toBe('agréé.pdf');
  });

  it('loses what is a path', () => {
    expect(pdf('../../etc/passwd.pdf')).toBe('passwd.pdf');
    expect(pdf('C:\\Users\\x\\licence.pdf')).toBe('licence.pdf');
    expect(pdf('..')).toBe('document.pdf');
    expect(pdf('.htaccess')).toBe('htaccess.pdf');
  });

  it('loses marks that turn the direction of text, line ends and control characters', () => {
    expect(pdf('licence\u202efdp.exe')).toBe('licencefdp.exe.pdf');
    expect(pdf('a\r\nSet-Cookie: b\0.pdf')).toBe('aSet-Cookie_ b.pdf');
    expect(pdf('\u2066\u200f\ufeff.pdf')).toBe('document.pdf');
  });

  it('ends as its content says', () => {
    expect(pdf('facture.pdf.exe')).toBe('facture.pdf.exe.pdf');
    expect(pdf('facture')).toBe('facture.pdf');
    expect(fileNameOf('facade.jpeg', 'image/jpeg')).toBe('facade.jpeg');
    expect(fileNameOf('facade.png', 'image/webp')).toBe('facade.png.webp');
  });

  it('is at most 120 characters long, its ending kept', () => {
    const name = pdf(`${'ش'.repeat(500)}.pdf`);
    expect(Array.from(name)).toHaveLength(120);
    expect(name.endsWith('ش.pdf')).toBe(true);
  });

  it('is harmless whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = pdf(given);
        expect(name).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(name.toLowerCase().endsWith('.pdf')).toBe(true);
        expect(name.length).toBeGreaterThan('.pdf'.length);
        expect(Array.from(name).length).toBeLessThanOrEqual(120);
      }),
    );
  });
});
