import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '../../server/src/platform/auth/viewer.ts';
import { buildAccount } from '../support/builders.ts';
import { buildObjectStream, buildPdf, buildPhoto, download, givenUpload, upload } from '../support/files.ts';
import { givenOffer, signInAs } from '../support/given.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let partnerId: string;
let organizationId: string;
let coordinator: TestClient;
let coordinatorViewer: Viewer;
let owner: TestClient;
let ownerViewer: Viewer;

/** What registered readers were asked: owners of type `thing` are seen by the staff of one organization. */
async function staff(role: 'COORDINATOR' | 'PARTNER_OWNER' | 'MEMBER' | 'AUDITOR', at: object = {}) {
  const account = buildAccount({ role, ...at });
  await app.modules.accounts.insert(account);
  return { account, client: await signInAs(app, account) };
}

beforeAll(async () => {
  app = await startTestApp();
  const { partner, organization } = await givenOffer(app);
  partnerId = partner._id;
  organizationId = organization._id;
  app.modules.uploads.registerFileReader(
    'thing',
    async (viewer, id) =>
      (viewer.kind === 'office' && viewer.organizationId === id) ||
      (viewer.kind === 'partner' && viewer.partnerId === id),
  );
  const coordinating = await staff('COORDINATOR', { organizationId, regionCodes: ['04'] });
  coordinator = coordinating.client;
  coordinatorViewer = {
    kind: 'office',
    accountId: coordinating.account._id,
    role: 'COORDINATOR',
    organizationId,
    regionCodes: ['04'],
  };
  const owning = await staff('PARTNER_OWNER', { partnerId });
  owner = owning.client;
  ownerViewer = {
    kind: 'partner',
    accountId: owning.account._id,
    role: 'PARTNER_OWNER',
    partnerId,
    branchIds: [],
  };
});
afterAll(async () => {
  await app?.stop();
});

const storedFiles = () => app.stores.connection.collection('stored-files').countDocuments();
const filesOnDisk = async () =>
  (
    await readdir(join(app.config.dataDirectory, 'files'), { recursive: true, withFileTypes: true }).catch(
      () => [],
    )
  ).filter((entry) => entry.isFile()).length;

/** That a file is refused with this reason, in the reader's words, and that nothing of it is kept. */
async function expectRefused(content: Buffer, reason: RegExp, options: { name?: string } = {}) {
  const before = [await storedFiles(), await filesOnDisk()];
  const answer = await upload(app, coordinator, content, options);
  expect(answer).toMatchObject({ file: null, code: 'FILE_REFUSED' });
  expect(answer.message).toMatch(reason);
  expect([await storedFiles(), await filesOnDisk()]).toEqual(before);
  return answer;
}

const claim = (viewer: Viewer, fileId: string, ownerId: string) =>
  app.modules.runInTransaction((session) =>
    app.modules.uploads.files.claim(session, viewer, [fileId], { type: 'thing', id: ownerId }),
  );

describe('taking a file in', () => {
  it('answers what the file really is', async () => {
    const pdf = buildPdf();
    expect(await upload(app, coordinator, pdf, { name: 'licence.pdf' })).toMatchObject({
      status: 201,
      file: { name: 'licence.pdf', mediaType: 'application/pdf', sizeBytes: pdf.length },
    });
    for (const format of ['jpeg', 'png', 'webp'] as const)
      expect(
        (await upload(app, owner, await buildPhoto(format), { name: 'facade.bin' })).file?.mediaType,
      ).toBe(`image/${format}`);
  });

  it('keeps an Arabic name as it is', async () => {
    const { file } = await upload(app, coordinator, buildPdf(), { name: 'رخصة المختبر 2026.pdf' });
    expect(file?.name).toBe('رخصة المختبر 2026.pdf');
    const response = await download(app, coordinator, `/files/${file?.id}`);
    expect(response.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('رخصة المختبر 2026.pdf')}`,
    );
  });

  it('never takes a name for a path', async () => {
    for (const name of [
      '../../../etc/cron.d/licence.pdf',
      '..\\..\\windows\\licence.pdf',
      '/etc/licence.pdf',
    ]) {
      const { file } = await upload(app, coordinator, buildPdf(), { name });
      expect(file?.name).toBe('licence.pdf');
    }
    const places = await readdir(join(app.config.dataDirectory, 'files'), { recursive: true });
    for (const place of places) expect(place).toMatch(/^[0-9a-f]{2}(\/[0-9a-f]{2}(\/[0-9a-f]{32})?)?$/);
  });

  it('refuses a program that is called a PDF', async () => {
    const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(2000)]);
    await expectRefused(program, /ni un PDF ni une image/, { name: 'facture.pdf' });
  });

  it('refuses pages and drawings that browsers would run', async () => {
    await expectRefused(Buffer.from('<!doctype html><script>alert(1)</script>'), /ni un PDF/, {
      name: 'a.png',
    });
    await expectRefused(
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      /ni un PDF/,
      { name: 'logo.svg' },
    );
  });

  it('refuses what is empty, and says so', async () => {
    await expectRefused(Buffer.alloc(0), /vide/);
  });

  it('refuses more than 20 MB with the reason', async () => {
    const answer = await expectRefused(Buffer.alloc(20 * 1024 * 1024 + 1, '%PDF-1.7\n'), /20 Mo/);
    expect(answer.status).toBe(413);
  });

  it('refuses two files at once', async () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(buildPdf())]), 'a.pdf');
    form.append('file', new Blob([new Uint8Array(buildPdf())]), 'b.pdf');
    const response = await fetch(`${app.url}/files`, {
      method: 'POST',
      headers: { 'x-wasl-client': 'test', 'accept-language': 'en', cookie: coordinator.cookie() },
      body: form,
    });
    expect(response.status).toBe(422);
    expect(JSON.stringify(await response.json())).toContain('one at a time');
  });

  it('speaks the language of the reader', async () => {
    const arabic = await upload(app, coordinator, Buffer.from('hello'), { language: 'ar' });
    expect(arabic.message).toContain('نقبل PDF');
  });

  it('leaves nothing of an upload that is cut off', async () => {
    const before = [await storedFiles(), await filesOnDisk()];
    await new Promise<void>((resolve) => {
      const request = httpRequest(`${app.url}/files`, {
        method: 'POST',
        headers: {
          'x-wasl-client': 'test',
          cookie: coordinator.cookie(),
          'content-type': 'multipart/form-data; boundary=edge',
          'content-length': '100000',
        },
      });
      request.on('error', () => resolve());
      request.write(
        '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 the beginning',
        () => setTimeout(() => request.destroy(), 50),
      );
    });
    expect((await upload(app, coordinator, Buffer.from('x'))).code).toBe('FILE_REFUSED');
    expect([await storedFiles(), await filesOnDisk()]).toEqual(before);
  });
});

/** The head of a PNG that says it is so large, with next to nothing behind it. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('an image', () => {
  it('of 50,000 × 50,000 pixels is refused before it is decoded', async () => {
    const image = hugePng(50_000, 50_000);
    const memoryBefore = process.memoryUsage().rss;
    const startedAt = performance.now();
    await expectRefused(image, /50 millions de pixels/, { name: 'carte.png' });
    // Decoded it would be ten gigabytes; its head is read in milliseconds, also where ten processes share a machine.
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(500_000_000);
  });

  it('that is cut in the middle is refused', async () => {
    const photo = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#123' } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    await expectRefused(photo.subarray(0, photo.length / 2), /ne peut pas être lue/, { name: 'a.png' });
  });

  it('loses where and with what it was taken', async () => {
    const photo = await buildPhoto();
    expect((await sharp(photo).metadata()).exif?.includes('Camera of Oriental')).toBe(true);
    const id = await givenUpload(app, coordinator, photo, 'facade.jpg');
    const kept = Buffer.from(await (await download(app, coordinator, `/files/${id}`)).arrayBuffer());
    const head = await sharp(kept).metadata();
    expect(head).toMatchObject({ format: 'jpeg', width: 40, height: 20 });
    expect(head.exif).toBeUndefined();
    expect(kept.includes('Camera of Oriental')).toBe(false);
  });

  it('is turned upright, since what said how it was held is gone', async () => {
    const lying = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#7a3' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const id = await givenUpload(app, coordinator, lying, 'facade.jpg');
    const kept = Buffer.from(await (await download(app, coordinator, `/files/${id}`)).arrayBuffer());
    expect(await sharp(kept).metadata()).toMatchObject({ width: 20, height: 40 });
  });

  it('keeps nothing that was hidden behind its end', async () => {
    const photo = Buffer.concat([await buildPhoto('png'), Buffer.from('<script>hidden</script>')]);
    const id = await givenUpload(app, coordinator, photo, 'facade.png');
    const kept = Buffer.from(await (await download(app, coordinator, `/files/${id}`)).arrayBuffer());
    expect(kept.includes('hidden')).toBe(false);
  });
});

describe('a PDF', () => {
  const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

  it('that runs a script is refused, wherever the script stands', async () => {
    const inTheOpen = buildPdf({ catalog: `/OpenAction ${script}` });
    const escaped = buildPdf({ objects: ['8 0 obj\n<< /S /J#61vaScript /JS (1) >>\nendobj\n'] });
    const folded = buildPdf({ catalog: '/OpenAction 8 0 R', objects: [buildObjectStream(script)] });
    const foldedAndEscaped = buildPdf({
      objects: [buildObjectStream('<< /S /#4aavaScript /JS (1) >>')],
    });
    const withoutType = buildPdf({ objects: [buildObjectStream(script, '/Filter /FlateDecode')] });
    const inNames = buildPdf({ catalog: '/Names << /JavaScript 8 0 R >>' });
    for (const pdf of [inTheOpen, escaped, folded, foldedAndEscaped, withoutType, inNames])
      await expectRefused(pdf, /script/, { name: 'convention.pdf' });
  });

  it('that starts a program, sends a form or opens something by itself is refused', async () => {
    for (const action of [
      '<< /S /Launch /F (calc.exe) >>',
      '<< /S /SubmitForm /F (https://example.test) >>',
      '<< /S /URI /URI (https://example.test) >>',
    ])
      await expectRefused(buildPdf({ catalog: `/OpenAction ${action}` }), /script ou un formulaire actif/);
    await expectRefused(buildPdf({ catalog: '/AcroForm << /XFA 8 0 R >>' }), /formulaire actif/);
  });

  it('that carries files is refused', async () => {
    await expectRefused(
      buildPdf({ objects: ['8 0 obj\n<< /Type /EmbeddedFile /Length 0 >>\nendobj\n'] }),
      /contient d’autres fichiers/,
    );
    await expectRefused(
      buildPdf({ objects: [buildObjectStream('<< /EmbeddedFiles 9 0 R >>')] }),
      /contient d’autres fichiers/,
    );
  });

  it('that is locked is refused', async () => {
    await expectRefused(buildPdf({ trailer: '/Encrypt 9 0 R' }), /mot de passe/);
  });

  it('with parts that cannot be looked into is refused', async () => {
    const unusual = buildPdf({
      objects: [
        '7 0 obj\n<< /Type /ObjStm /Filter /LZWDecode /N 1 /First 4 >>\nstream\nxyz\nendstream\nendobj\n',
      ],
    });
    await expectRefused(unusual, /ne peut pas être vérifié/);
    const bomb = deflateSync(Buffer.concat([Buffer.from('8 0 '), Buffer.alloc(80 * 1024 * 1024, ' ')]));
    const bombed = buildPdf({
      objects: [
        Buffer.concat([
          Buffer.from('7 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n'),
          bomb,
          Buffer.from('\nendstream\nendobj\n'),
        ]),
      ],
    });
    await expectRefused(bombed, /ne peut pas être vérifié/);
  });

  it('that is another file too is refused', async () => {
    await expectRefused(Buffer.concat([Buffer.from('<script>1</script>\n'), buildPdf()]), /PDF/);
    await expectRefused(Buffer.concat([buildPdf(), Buffer.from('PK\x05\x06 an archive')]), /PDF/);
  });

  it('that only says which page to show first is taken', async () => {
    for (const pdf of [
      buildPdf({ catalog: '/OpenAction [3 0 R /XYZ null null 0]' }),
      buildPdf({ catalog: '/OpenAction << /S /GoTo /D [3 0 R /Fit] >>' }),
      buildPdf({
        catalog: '/OpenAction 8 0 R',
        objects: ['8 0 obj\n<< /S /GoTo /D [3 0 R /Fit] >>\nendobj\n'],
      }),
      buildPdf({
        catalog: '/OpenAction 8 0 R',
        objects: [buildObjectStream('<< /S /GoTo /D [3 0 R /Fit] >>')],
      }),
    ])
      expect((await upload(app, coordinator, pdf)).message).toBeNull();
  });
});

describe('who may send files', () => {
  it('is nobody without a session', async () => {
    expect(await upload(app, null, buildPdf())).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it('is no form of another site, which cannot send the header', async () => {
    const headers = { cookie: coordinator.cookie() };
    expect(await upload(app, null, buildPdf(), { headers })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
    });
  });

  it('is no member and no auditor', async () => {
    const auditor = await staff('AUDITOR', { organizationId });
    expect(await upload(app, auditor.client, buildPdf())).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('waits after sixty files in ten minutes', async () => {
    const { client } = await staff('COORDINATOR', { organizationId, regionCodes: ['04'] });
    for (let count = 0; count < 60; count++)
      expect((await upload(app, client, Buffer.from('x'))).code).toBe('FILE_REFUSED');
    expect(await upload(app, client, buildPdf())).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  });
});

describe('reading a file', () => {
  it('is for its sender alone as long as nothing owns it', async () => {
    const id = await givenUpload(app, coordinator);
    const colleague = await staff('COORDINATOR', { organizationId, regionCodes: ['04'] });
    expect((await download(app, coordinator, `/files/${id}`)).status).toBe(200);
    expect((await download(app, colleague.client, `/files/${id}`)).status).toBe(404);
    expect((await download(app, owner, `/files/${id}`)).status).toBe(404);
    expect((await download(app, null, `/files/${id}`)).status).toBe(401);
  });

  it('is for who may see its owner once something owns it', async () => {
    const id = await givenUpload(app, owner);
    await claim(ownerViewer, id, partnerId);
    const colleague = await staff('PARTNER_OWNER', { partnerId });
    const stranger = await staff('PARTNER_OWNER', { partnerId: 'e'.repeat(24) });
    expect((await download(app, colleague.client, `/files/${id}`)).status).toBe(200);
    expect((await download(app, stranger.client, `/files/${id}`)).status).toBe(404);
    expect((await download(app, coordinator, `/files/${id}`)).status).toBe(404);
    const member = await staff('MEMBER', { organizationId, memberId: 'c'.repeat(24) });
    expect((await download(app, member.client, `/files/${id}`)).status).toBe(404);
  });

  it('answers the same for what is not there and for what is not theirs', async () => {
    const id = await givenUpload(app, coordinator);
    const [theirs, absent, odd] = [
      await download(app, owner, `/files/${id}`),
      await download(app, owner, `/files/${'f'.repeat(24)}`),
      await download(app, owner, '/files/..%2f..%2fsession-secret'),
    ];
    const body = await theirs.text();
    expect(await absent.text()).toBe(body);
    expect([theirs.status, absent.status, odd.status]).toEqual([404, 404, 404]);
  });

  it('downloads what others sent, and runs nothing of it', async () => {
    const id = await givenUpload(app, coordinator);
    const { headers } = await download(app, coordinator, `/files/${id}`);
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('shows in place only what was drawn anew or made here', async () => {
    const photo = await givenUpload(app, coordinator, await buildPhoto(), 'facade.jpg');
    expect((await download(app, coordinator, `/files/${photo}`)).headers.get('content-disposition')).toMatch(
      /^inline;/,
    );
    const { files } = app.modules.uploads;
    const made = await files.make({
      name: 'اتفاقية.pdf',
      mediaType: 'application/pdf',
      content: buildPdf(),
      organizationId,
    });
    await app.modules.runInTransaction((session) =>
      files.adopt(session, made._id, { type: 'thing', id: organizationId }),
    );
    const response = await download(app, coordinator, `/files/${made._id}`);
    expect(response.headers.get('content-disposition')).toMatch(/^inline;/);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(buildPdf());
  });
});

describe('a link for somebody without a session', () => {
  it('works for its minutes and no longer', async () => {
    const id = await givenUpload(app, coordinator);
    const link = app.modules.uploads.files.grantLink(id, 60);
    expect((await download(app, null, link)).status).toBe(200);
    app.clock.advance(59 * 60_000);
    expect((await download(app, null, link)).status).toBe(200);
    app.clock.advance(60_000);
    expect((await download(app, null, link)).status).toBe(401);
    app.clock.set('2026-11-22T09:30:00.000Z');
  });

  it('reads no other file, and cannot be made longer', async () => {
    const [id, other] = [await givenUpload(app, coordinator), await givenUpload(app, coordinator)];
    const link = app.modules.uploads.files.grantLink(id, 60);
    expect((await download(app, null, link.replace(id, other))).status).toBe(401);
    const until = /until=(\d+)/.exec(link)?.[1] ?? '';
    expect((await download(app, null, link.replace(until, `${Number(until) + 3600}`))).status).toBe(401);
    expect((await download(app, null, `/files/${id}?until=${until}&key=`)).status).toBe(401);
    expect((await download(app, null, `/files/${id}?until=${until}&key=a&key=b`)).status).toBe(401);
  });
});

describe('owning a file', () => {
  it('is given once, by who sent it', async () => {
    const id = await givenUpload(app, coordinator);
    await expect(claim(ownerViewer, id, partnerId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await claim(coordinatorViewer, id, organizationId);
    await expect(claim(coordinatorViewer, id, 'a'.repeat(24))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await app.modules.uploads.files.findById(id))?.owner).toEqual({
      type: 'thing',
      id: organizationId,
    });
  });

  it('comes with the transaction or not at all', async () => {
    const id = await givenUpload(app, coordinator);
    await expect(
      app.modules.runInTransaction(async (session) => {
        await app.modules.uploads.files.claim(session, coordinatorViewer, [id], {
          type: 'thing',
          id: organizationId,
        });
        throw new Error('the rest failed');
      }),
    ).rejects.toThrow('the rest failed');
    expect((await app.modules.uploads.files.findById(id))?.owner).toBeNull();
  });

  it('keeps a file for ever; what nothing owns goes after a day', async () => {
    const { files } = app.modules.uploads;
    await files.sweepUnclaimed();
    const [owned, loose] = [await givenUpload(app, coordinator), await givenUpload(app, coordinator)];
    await claim(coordinatorViewer, owned, organizationId);
    const before = await filesOnDisk();
    expect(await files.discard(owned)).toBe(false);
    app.clock.advance(23 * 60 * 60_000);
    await files.sweepUnclaimed();
    expect(await files.findById(loose)).not.toBeNull();
    app.clock.advance(2 * 60 * 60_000);
    await files.sweepUnclaimed();
    expect(await files.findById(loose)).toBeNull();
    expect(await files.findById(owned)).not.toBeNull();
    expect(await filesOnDisk()).toBeLessThan(before);
    app.clock.set('2026-11-22T09:30:00.000Z');
    expect((await download(app, coordinator, `/files/${owned}`)).status).toBe(200);
  });

  it('is not possible for an owner nobody registered readers of', async () => {
    const id = await givenUpload(app, coordinator);
    await expect(
      app.modules.runInTransaction((session) =>
        app.modules.uploads.files.claim(session, coordinatorViewer, [id], { type: 'unheard-of', id: 'x' }),
      ),
    ).rejects.toThrow('Nobody may read files');
  });
});

describe('a scanner', () => {
  const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
  let scanned: TestApp;
  let client: TestClient;
  let clamd: Server;
  let isAway = false;

  beforeAll(async () => {
    // Answers as clamd does to a stream that ends with an empty piece.
    clamd = createServer((socket) => {
      if (isAway) return void socket.destroy();
      let received = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (part: Buffer) => {
        received = Buffer.concat([received, part]);
        if (!received.subarray(-4).equals(Buffer.alloc(4))) return;
        socket.end(received.includes(eicar) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
      });
    });
    await new Promise<void>((resolve) => clamd.listen(0, '127.0.0.1', resolve));
    const { port } = clamd.address() as { port: number };
    scanned = await startTestApp({ environment: { CLAMD_HOST: `127.0.0.1:${port}` } });
    const account = buildAccount({ role: 'COORDINATOR', organizationId, regionCodes: ['04'] });
    await scanned.modules.accounts.insert(account);
    client = await signInAs(scanned, account);
  });
  afterAll(async () => {
    clamd?.close();
    await scanned?.stop();
  });

  it('lets clean files in and keeps infected ones out', async () => {
    expect((await upload(scanned, client, buildPdf())).status).toBe(201);
    const infected = buildPdf({ objects: [`% ${eicar}\n`] });
    expect(await upload(scanned, client, infected)).toMatchObject({ status: 422, code: 'FILE_REFUSED' });
    expect((await upload(scanned, client, infected)).message).toContain('malveillant');
  });

  it('that is away lets nothing in', async () => {
    isAway = true;
    const before = await scanned.stores.connection.collection('stored-files').countDocuments();
    const answer = await upload(scanned, client, buildPdf());
    expect(answer).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    expect(answer.message).toContain('analyse des fichiers');
    expect(await scanned.stores.connection.collection('stored-files').countDocuments()).toBe(before);
  });
});
