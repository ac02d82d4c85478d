import { expect, it } from 'vitest';
import { directionsHref, phoneText } from './branch-contact.ts';

const branch = { name: 'مختبر ابن رشد', latitude: 34.0005, longitude: -6.8488 };

it('leads an Android phone to its own maps, with the name on the pin', () => {
  expect(directionsHref(branch, 'Mozilla/5.0 (Linux; Android 15; Pixel 8)')).toBe(
    `geo:34.0005,-6.8488?q=34.0005,-6.8488(${encodeURIComponent('مختبر ابن رشد')})`,
  );
});

it('leads Apple devices to Apple Maps and others to OpenStreetMap', () => {
  expect(directionsHref(branch, 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)')).toBe(
    'https://maps.apple.com/?daddr=34.0005,-6.8488',
  );
  expect(directionsHref(branch, 'Mozilla/5.0 (X11; Linux x86_64)')).toBe(
    'https://www.openstreetmap.org/directions?to=34.0005%2C-6.8488',
  );
});

it('writes Moroccan numbers in pairs as they are said, and leaves others alone', () => {
  expect(phoneText('+212537770000')).toBe('05 37 77 00 00');
  expect(phoneText('+33123456789')).toBe('+33123456789');
});
