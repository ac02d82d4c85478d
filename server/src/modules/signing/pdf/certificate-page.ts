import { isolateLeftToRight } from '@wasl/shared/bidi';
import { displayText } from '@wasl/shared/localized-text';
import { maskedEmail } from '@wasl/shared/masked-email';
import { encode } from 'uqr';
import { headingBlock } from './agreement-pages.ts';
import { documentTexts, fileNameText, instantTexts } from './document-texts.ts';
import { asBlock, type Block, bilingualRows, type Flow, rowsOf, setText } from './flow.ts';
import type { SealedDocumentInput } from './sealed-document.types.ts';
import { colors, page, styles, type TextStyle, type Typesetter } from './typesetter.ts';

const labelWidth = 112;
const valueLeft = page.left + labelWidth + 8;
const valueWidth = page.right - page.left - 2 * (labelWidth + 8);

/** A fact with its name in French on the left and in Arabic on the right of its value. */
function factBlock(
  typesetter: Typesetter,
  label: { fr: string; ar: string },
  value: string,
  style: TextStyle = styles.smallInk,
): Block {
  const rows = asBlock(
    rowsOf(typesetter, [
      setText(typesetter, label.fr, styles.small, { left: page.left, width: labelWidth, direction: 'ltr' }),
      setText(typesetter, value, style, {
        left: valueLeft,
        width: valueWidth,
        direction: 'auto',
        align: 'center',
      }),
      setText(typesetter, label.ar, styles.small, {
        left: page.right - labelWidth,
        width: labelWidth,
        direction: 'rtl',
      }),
    ]),
  );
  return { height: rows.height + 2, draw: rows.draw };
}

function both({ fr, ar }: { fr: string; ar: string }): string {
  return `${fr}\n${ar}`;
}

function times(instant: Date): string {
  const { casablanca, utc } = instantTexts(instant);
  return `${casablanca}\n${utc}`;
}

/** Who signed what, when, how they were identified, and how anybody can check it. */
export function drawCertificate(typesetter: Typesetter, flow: Flow, input: SealedDocumentInput): void {
  const fact = (label: { fr: string; ar: string }, value: string, style?: TextStyle) =>
    factBlock(typesetter, label, value, style);
  const texts = documentTexts;
  const isByLinks = input.route === 'LINKS';
  flow.putTogether(bilingualRows(typesetter, texts.certificate, styles.title));
  flow.space(8);
  const statement = isByLinks ? texts.byLinksStatement : texts.byHandStatement;
  for (const row of bilingualRows(typesetter, statement, styles.small)) flow.put(row);
  flow.space(8);
  flow.put(codeBlock(typesetter, input));
  flow.space(8);
  const { organizationName, partnerName, scan } = input;
  const facts = [
    fact(texts.reference, input.reference),
    fact(texts.version, String(input.versionNumber)),
    fact(
      texts.parties,
      [organizationName, partnerName].map((name) => displayText(name, 'fr').text).join('\n'),
    ),
    fact(texts.sent, times(input.sentAt)),
    fact(isByLinks ? texts.completed : texts.confirmed, times(input.completedAt)),
    fact(texts.textHash, input.textHash, styles.hash),
    ...(scan ? [fact(texts.scanHash, scan.sha256, styles.hash)] : []),
    ...input.attachments.map(({ name, sha256 }) =>
      fact(texts.attachmentHash, `${isolateLeftToRight(fileNameText(name))}\n${sha256}`, styles.hash),
    ),
  ];
  for (const block of facts) flow.put(block);
  for (const signatory of input.signatories) {
    flow.space(12);
    flow.putTogether(signatoryBlocks(typesetter, signatory, isByLinks));
  }
}

/** Code, address and QR of the page that verifies the document. */
function codeBlock(typesetter: Typesetter, { verificationCode, verifyUrl }: SealedDocumentInput): Block {
  const side = 92;
  return {
    height: side + 16,
    draw(top) {
      const { document } = typesetter;
      document.roundedRect(page.left, top, page.right - page.left, side + 12, 10).fill(colors.soft);
      drawQr(typesetter, verifyUrl, page.left + 12, top + 8, side - 4);
      const box = { left: page.left + side + 26, width: page.right - page.left - side - 40 };
      const put = (text: string, style: TextStyle, at: number, align: 'left' | 'right') => {
        const direction = align === 'right' ? 'rtl' : 'ltr';
        const [line] = typesetter.setInLines(text, style, box.width, direction);
        if (line) typesetter.drawLine(line, style, { ...box, top: at, align });
      };
      const { code, verifyAt } = documentTexts;
      put(code.fr, styles.small, top + 10, 'left');
      put(code.ar, styles.small, top + 10, 'right');
      // Hair spaces keep letters apart that the face would draw nearly as one, such as I and J.
      put([...verificationCode].join('\u200A'), styles.code, top + 24, 'left');
      put(verifyAt.fr, styles.small, top + 58, 'left');
      put(verifyAt.ar, styles.small, top + 58, 'right');
      put(verifyUrl, styles.smallInk, top + 72, 'left');
    },
  };
}

function drawQr(typesetter: Typesetter, text: string, left: number, top: number, side: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const module = side / size;
  const { document } = typesetter;
  document.rect(left, top, side, side).fill('#ffffff');
  data.forEach((row, y) => {
    row.forEach((isDark, x) => {
      // A hair wider than a module: readers of the page must not see lines between them.
      if (isDark) document.rect(left + x * module, top + y * module, module + 0.05, module + 0.05);
    });
  });
  document.fill(colors.ink);
}

function signatoryBlocks(
  typesetter: Typesetter,
  signatory: SealedDocumentInput['signatories'][number],
  isByLinks: boolean,
): Block[] {
  const fact = (label: { fr: string; ar: string }, value: string) => factBlock(typesetter, label, value);
  const texts = documentTexts;
  const { name, title, side, email, state, signature, delegatedFrom, openedAt, decidedAt } = signatory;
  const heading = side === 'PARTNER' ? texts.forPartner : texts.forOrganization;
  return [
    headingBlock(typesetter, heading),
    fact(texts.signatory, name),
    fact(texts.function, title),
    ...(isByLinks ? [fact(texts.address, maskedEmail(email))] : []),
    ...(delegatedFrom ? [fact(texts.handedBy, `${delegatedFrom.name}\n${delegatedFrom.reason}`)] : []),
    ...(state === 'DELEGATED' && decidedAt ? [fact(texts.handedOver, times(decidedAt))] : []),
    ...(state === 'SIGNED' ? [fact(texts.route, both(isByLinks ? texts.byCode : texts.byHand))] : []),
    ...(openedAt && signature ? [fact(texts.opened, times(openedAt))] : []),
    ...(signature
      ? [
          fact(texts.codeSent, times(signature.codeSentAt)),
          fact(texts.signed, times(signature.at)),
          fact(texts.network, signature.clientAddress),
          fact(texts.consent, signature.consentVersion),
          fact(texts.level, both(texts.levels[signature.trust.level])),
        ]
      : []),
  ];
}
