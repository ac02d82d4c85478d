import { displayText } from '@wasl/shared/localized-text';
import { articleTitle, documentTexts, fileNameText, instantTexts, periodText } from './document-texts.ts';
import { asBlock, type Block, bilingualRows, columns, type Flow, rowsOf, setText } from './flow.ts';
import type { SealedDocumentInput } from './sealed-document.types.ts';
import { colors, page, styles, type TextStyle, type Typesetter } from './typesetter.ts';

/** The text of the agreement with its discounts, signatures and attachments. */
export function drawAgreement(typesetter: Typesetter, flow: Flow, input: SealedDocumentInput): void {
  drawTitle(typesetter, flow, input);
  drawClauses(typesetter, flow, input);
  drawSchedule(typesetter, flow, input);
  drawSignatures(typesetter, flow, input);
  drawAttachments(typesetter, flow, input);
}

/** A heading of both languages with a line under it. */
export function headingBlock(typesetter: Typesetter, text: { fr: string; ar: string }): Block {
  const rows = asBlock(bilingualRows(typesetter, text, styles.heading));
  return {
    height: rows.height + 7,
    draw(top) {
      rows.draw(top);
      typesetter.rule(top + rows.height + 1);
    },
  };
}

function drawTitle(typesetter: Typesetter, flow: Flow, input: SealedDocumentInput): void {
  const { organizationName, partnerName, startsOn, endsOn } = input;
  flow.putTogether(bilingualRows(typesetter, documentTexts.title, styles.title));
  flow.space(6);
  const named = (name: SealedDocumentInput['partnerName']) => ({
    fr: displayText(name, 'fr').text,
    ar: displayText(name, 'ar').text,
  });
  const lines: [{ fr: string; ar: string }, TextStyle][] = [
    [documentTexts.between, styles.small],
    [named(organizationName), styles.strong],
    [documentTexts.and, styles.small],
    [named(partnerName), styles.strong],
    [periodText(startsOn, endsOn), styles.body],
  ];
  for (const [text, style] of lines) flow.putTogether(bilingualRows(typesetter, text, style));
  flow.space(8);
  flow.put({ height: 6, draw: (top) => typesetter.rule(top + 2, page.left, page.right, colors.accent) });
}

/** Clause by clause, French on the left, Arabic on the right, a thin line between. */
function drawClauses(typesetter: Typesetter, flow: Flow, { clauses }: SealedDocumentInput): void {
  const middle = (columns.left + columns.width + columns.right) / 2;
  const divide = (top: number, height: number) => {
    typesetter.document
      .lineWidth(0.5)
      .strokeColor(colors.rule)
      .moveTo(middle, top)
      .lineTo(middle, top + height)
      .stroke();
  };
  clauses.forEach(({ title, body }, index) => {
    const head = bilingualRows(typesetter, articleTitle(index + 1, title), styles.clauseTitle, divide);
    flow.space(9);
    flow.putRows([...head, ...bilingualRows(typesetter, body, styles.body, divide)], head.length);
  });
}

const figureWidth = 96;
const cellWidth = (page.right - page.left - figureWidth) / 2 - 10;

function drawSchedule(typesetter: Typesetter, flow: Flow, { schedule }: SealedDocumentInput): void {
  if (schedule.length === 0) return;
  const figureLeft = page.left + cellWidth + 10;
  const arabicLeft = page.right - cellWidth;
  const french = { left: page.left, width: cellWidth, direction: 'ltr' as const };
  const arabic = { left: arabicLeft, width: cellWidth, direction: 'rtl' as const };
  const figure = {
    left: figureLeft,
    width: figureWidth,
    direction: 'ltr' as const,
    align: 'center' as const,
  };
  const { service, discount } = documentTexts;
  const header = asBlock(
    rowsOf(typesetter, [
      setText(typesetter, service.fr, styles.small, french),
      setText(typesetter, `${discount.fr} · ${discount.ar}`, styles.small, figure),
      setText(typesetter, service.ar, styles.small, arabic),
    ]),
  );
  const lines = schedule.map((line): Block => {
    const detail = (language: 'fr' | 'ar') =>
      [
        line.condition ? displayText(line.condition, language).text : '',
        ...line.limitTexts.map((text) => text[language]),
      ].filter((text) => text !== '');
    const { fr, ar } = line.gainText;
    const details = { fr: detail('fr').join('\n'), ar: detail('ar').join('\n') };
    const rows = [
      ...rowsOf(typesetter, [
        setText(typesetter, displayText(line.label, 'fr').text, styles.strong, french),
        setText(typesetter, fr === ar ? fr : `${fr} · ${ar}`, styles.strong, figure),
        setText(typesetter, displayText(line.label, 'ar').text, styles.strong, arabic),
      ]),
      ...(details.fr === '' && details.ar === ''
        ? []
        : rowsOf(typesetter, [
            setText(typesetter, details.fr, styles.small, french),
            setText(typesetter, details.ar, styles.small, arabic),
          ])),
    ];
    const block = asBlock(rows);
    return {
      height: block.height + 8,
      draw(top) {
        block.draw(top + 2);
        typesetter.rule(top + block.height + 5);
      },
    };
  });
  flow.space(16);
  const [first, ...others] = lines;
  flow.putTogether([headingBlock(typesetter, documentTexts.schedule), header, ...(first ? [first] : [])]);
  for (const line of others) flow.put(line);
}

const boxHeight = 132;

/** Everybody who signed, two beside one another, in the order of signing. */
function drawSignatures(typesetter: Typesetter, flow: Flow, input: SealedDocumentInput): void {
  const signers = input.signatories.filter(({ state }) => state === 'SIGNED');
  const pairs: Block[] = [];
  for (let index = 0; index < signers.length; index += 2) {
    const pair = signers.slice(index, index + 2);
    pairs.push({
      height: boxHeight + 12,
      draw(top) {
        pair.forEach((signatory, at) => {
          drawSignature(typesetter, signatory, input, at === 0 ? columns.left : columns.right, top);
        });
      },
    });
  }
  const [first, ...others] = pairs;
  flow.space(18);
  flow.putTogether([headingBlock(typesetter, documentTexts.signatures), ...(first ? [first] : [])]);
  for (const pair of others) flow.put(pair);
}

function drawSignature(
  typesetter: Typesetter,
  signatory: SealedDocumentInput['signatories'][number],
  { route }: SealedDocumentInput,
  left: number,
  top: number,
): void {
  const { document } = typesetter;
  document
    .lineWidth(0.7)
    .strokeColor(colors.rule)
    .roundedRect(left, top + 4, columns.width, boxHeight, 8)
    .stroke();
  const inner = { left: left + 12, width: columns.width - 24 };
  const put = (text: string, style: TextStyle, at: number, align: 'left' | 'right' | 'center' = 'left') => {
    const direction = align === 'right' ? 'rtl' : 'ltr';
    const [line] = typesetter.setInLines(text, style, inner.width, direction);
    if (line) typesetter.drawLine(line, style, { ...inner, top: at, align });
  };
  const { forPartner, forOrganization, signedElectronically, signedByHand } = documentTexts;
  const side = signatory.side === 'PARTNER' ? forPartner : forOrganization;
  put(side.fr, styles.small, top + 9);
  put(side.ar, styles.small, top + 9, 'right');
  put(signatory.name, styles.strong, top + 23);
  put(signatory.title, styles.small, top + 39);
  const { signature } = signatory;
  if (signature?.drawing)
    document.image(Buffer.from(signature.drawing, 'base64'), inner.left, top + 54, {
      fit: [inner.width, 44],
      align: 'center',
      valign: 'center',
    });
  else if (signature?.typedName) put(signature.typedName, styles.signature, top + 60, 'center');
  typesetter.rule(top + 102, inner.left, inner.left + inner.width);
  const how = route === 'LINKS' ? signedElectronically : signedByHand;
  put(how.fr, styles.small, top + 104);
  put(how.ar, styles.small, top + 104, 'right');
  if (signature) put(instantTexts(signature.at).casablanca, styles.small, top + 117);
}

function drawAttachments(typesetter: Typesetter, flow: Flow, { attachments }: SealedDocumentInput): void {
  if (attachments.length === 0) return;
  const box = { left: page.left, width: page.right - page.left, direction: 'ltr' as const };
  const blocks = attachments.map(({ name, sha256 }) =>
    asBlock([
      ...rowsOf(typesetter, [setText(typesetter, fileNameText(name), styles.body, box)]),
      ...rowsOf(typesetter, [setText(typesetter, `SHA-256 ${sha256}`, styles.smallCode, box)]),
    ]),
  );
  const [first, ...others] = blocks;
  flow.space(18);
  flow.putTogether([headingBlock(typesetter, documentTexts.attachments), ...(first ? [first] : [])]);
  for (const block of others) flow.put(block);
}
