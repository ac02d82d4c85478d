import { expect, it } from 'vitest';
import { sha256Of } from './document-hash.ts';

it('says another hash as soon as one byte differs', async () => {
  // FIPS 180-2, appendix B.1.
  expect(await sha256Of(new Blob(['abc']))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(await sha256Of(new Blob(['abd']))).not.toBe(await sha256Of(new Blob(['abc'])));
});
