import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { checkPdf } from './pdf-check.ts';

const documentOf = (...parts: (string | Buffer)[]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
    Buffer.from('\n%%EOF\n'),
  ]);

describe('looking into a PDF', () => {
  it('takes what programs write: pages, pictures, links, outlines', async () => {
    const document = new PDFDocument({ pdfVersion: '1.7', info: { Title: 'Convention' } });
    document.text('JavaScript, Launch and OpenAction are words here.');
    document.addPage().text('site', { link: 'https://example.ma', underline: true });
    document.outline.addItem('Article 1');
    document.end();
    expect(await checkPdf(await buffer(document))).toBeNull();
  });

  it('refuses what programs write to run scripts or carry files', async () => {
    const form = new PDFDocument();
    form.initForm();
    form.formText('total', 10, 10, 100, 20, { format: { type: 'number' } });
    form.end();
    expect(await checkPdf(await buffer(form))).toBe('pdf_active');
    const carrier = new PDFDocument();
    carrier.file(Buffer.from('MZ'), { name: 'tool.exe' });
    carrier.end();
    expect(await checkPdf(await buffer(carrier))).toBe('pdf_attachment');
    const locked = new PDFDocument({ userPassword: 'secret' });
    locked.end();
    expect(await checkPdf(await buffer(locked))).toBe('pdf_encrypted');
  });

  it('is not misled by where words stand', async () => {
    const script = deflateSync(Buffer.from('8 0 << /S /JavaScript /JS (1) >>'));
    // A comment that says the stream ends, and a dictionary that says nothing.
    expect(
      await checkPdf(
        documentOf('7 0 obj << /Length 9 % endstream endobj\n>> stream\r\n', script, '\nendstream'),
      ),
    ).toBe('pdf_active');
    expect(await checkPdf(documentOf('% (\n8 0 obj << /S /Launch >> endobj'))).toBe('pdf_active');
    expect(await checkPdf(documentOf('(unfinished string /S /J#61v#61Script'))).toBe('pdf_active');
  });

  it('gives up, and refuses, rather than look for ever', async () => {
    const fill = (unit: string | Buffer) => Buffer.alloc(500_000, unit);
    expect(await checkPdf(documentOf(fill('/#61#61 ')))).toBe('pdf_unreadable');
    expect(await checkPdf(documentOf(fill(Buffer.from('stream\n\x78\x9c', 'latin1'))))).toBe(
      'pdf_unreadable',
    );
    expect(await checkPdf(documentOf(fill('/OpenAction 8 0 R ')))).toBe('pdf_active');
  });
});
