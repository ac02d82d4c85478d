import { displayText } from '@wasl/shared/localized-text';
import { drawAgreement } from './agreement-pages.ts';
import { drawCertificate } from './certificate-page.ts';
import { documentTexts } from './document-texts.ts';
import { createFlow } from './flow.ts';
import type { SealedDocumentInput } from './sealed-document.types.ts';
import { createTypesetter, page, styles, type Typesetter } from './typesetter.ts';

/**
 * The sealed document as PDF: the text in both languages side by side, discounts, signatures, attachments, and the certificate on
 * a page of its own. Signed by hand, it is the certificate alone: the scan is the signed document. The same input gives the
 * same bytes, so that a document made again after a crash has the same hash.
 */
export async function renderSealedDocument(input: SealedDocumentInput): Promise<Buffer> {
  const typesetter = createTypesetter({
    title: `${documentTexts.title.fr} ${input.reference}`,
    author: displayText(input.organizationName, 'fr').text,
    createdAt: input.completedAt,
  });
  const flow = createFlow(typesetter);
  if (input.route === 'LINKS') {
    drawAgreement(typesetter, flow, input);
    flow.nextPage();
  }
  drawCertificate(typesetter, flow, input);
  drawMargins(typesetter, input);
  return await typesetter.finish();
}

/** Reference above, code and number of the page below, on every page. */
function drawMargins(typesetter: Typesetter, { reference, verificationCode }: SealedDocumentInput): void {
  const { document } = typesetter;
  const { start, count } = document.bufferedPageRange();
  const box = { left: page.left, width: page.right - page.left };
  const put = (text: string, top: number, align: 'left' | 'right' | 'center', direction: 'ltr' | 'rtl') => {
    const [line] = typesetter.setInLines(text, styles.smallCode, box.width, direction);
    if (line) typesetter.drawLine(line, styles.smallCode, { ...box, top, align });
  };
  for (let index = 0; index < count; index++) {
    document.switchToPage(start + index);
    put(`${documentTexts.title.fr} · ${reference}`, 30, 'left', 'ltr');
    put(`${documentTexts.title.ar} · ${reference}`, 30, 'right', 'rtl');
    typesetter.rule(48);
    typesetter.rule(796);
    put(verificationCode, 802, 'left', 'ltr');
    put(`${index + 1} / ${count}`, 802, 'center', 'ltr');
    put('Wasl · وصل', 802, 'right', 'ltr');
  }
}
