/** Base 32 of RFC 4648 §6, without padding: capitals and digits only, which a QR code holds in its short mode. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const valueOfCharacter = new Map([...alphabet].map((character, value) => [character, value]));

export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((buffer >> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet.charAt((buffer << (5 - bits)) & 31) : text;
}

/** Throws a RangeError for a character outside the alphabet, an impossible length or stray bits at the end. */
export function decodeBase32(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let buffer = 0;
  let bits = 0;
  let length = 0;
  for (const character of text) {
    const value = valueOfCharacter.get(character);
    if (value === undefined) throw new RangeError('not base 32: a character is outside the alphabet');
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (buffer >> bits) & 255;
      buffer &= (1 << bits) - 1;
    }
  }
  if (bits >= 5 || buffer !== 0) throw new RangeError('not base 32: the text is cut off');
  return bytes;
}
