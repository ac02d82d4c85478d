import PDFDocument from 'pdfkit';
import type { SealedDocumentInput } from './sealed-document.types.ts';

export async function renderSealedDocument(input: SealedDocumentInput): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', info: { CreationDate: input.completedAt } });
  const chunks: Buffer[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.once('end', resolve);
    document.once('error', reject);
  });
  document.text(input.reference);
  document.text(input.textHash);
  document.end();
  await finished;
  return Buffer.concat(chunks);
}
