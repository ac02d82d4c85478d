import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { TestApp, TestClient } from './test-app.ts';

/** A PDF of one empty page; `catalog` and `objects` say what else is in it. */
export function buildPdf(
  parts: { catalog?: string; objects?: readonly (string | Buffer)[]; trailer?: string } = {},
): Buffer {
  const bodies: (string | Buffer)[] = [
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>\nendobj\n`,
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n',
    ...(parts.objects ?? []),
  ];
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'),
    ...bodies.map((body) => (typeof body === 'string' ? Buffer.from(body, 'latin1') : body)),
    Buffer.from(`trailer\n<< /Root 1 0 R /Size 9 ${parts.trailer ?? ''} >>\nstartxref\n0\n%%EOF\n`, 'latin1'),
  ]);
}

/** An object stream that holds one object, number 8, folded as programs write it. */
export function buildObjectStream(object: string, dictionary = '/Type /ObjStm /Filter /FlateDecode'): Buffer {
  const folded = deflateSync(Buffer.from(`8 0 ${object}`, 'latin1'));
  return Buffer.concat([
    Buffer.from(`7 0 obj\n<< ${dictionary} /N 1 /First 4 /Length ${folded.length} >>\nstream\n`, 'latin1'),
    folded,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ]);
}

/** A small picture that says where it was taken. */
export async function buildPhoto(format: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Buffer> {
  return await sharp({ create: { width: 40, height: 20, channels: 3, background: '#7a3' } })
    .withExif({
      IFD0: { Make: 'Camera of Oriental', Software: 'secret-software' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 40/1 0/1' },
    })
    .toFormat(format)
    .toBuffer();
}

export interface UploadAnswer {
  status: number;
  file: { id: string; name: string; mediaType: string; sizeBytes: number } | null;
  code: string | null;
  message: string | null;
}

/** Sends one file, as the web does. */
export async function upload(
  app: TestApp,
  client: TestClient | null,
  content: Buffer,
  options: { name?: string; language?: string; headers?: Record<string, string> } = {},
): Promise<UploadAnswer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), options.name ?? 'document.pdf');
  const response = await fetch(`${app.url}/files`, {
    method: 'POST',
    headers: options.headers ?? {
      'x-wasl-client': 'test',
      'accept-language': options.language ?? 'fr',
      ...(client ? { cookie: client.cookie() } : {}),
    },
    body: form,
  });
  const answer = (await response.json()) as {
    id?: string;
    errors?: { message: string; extensions: { code: string } }[];
  };
  const [error] = answer.errors ?? [];
  return {
    status: response.status,
    file: answer.id ? (answer as UploadAnswer['file']) : null,
    code: error?.extensions.code ?? null,
    message: error?.message ?? null,
  };
}

/** A file sent in by this client, which must be taken. */
export async function givenUpload(
  app: TestApp,
  client: TestClient,
  content: Buffer = buildPdf(),
  name = 'document.pdf',
): Promise<string> {
  const { file, message } = await upload(app, client, content, { name });
  if (!file) throw new Error(`the file was refused: ${message}`);
  return file.id;
}

/** Asks for a file by its address on this site. */
export async function download(app: TestApp, client: TestClient | null, path: string): Promise<Response> {
  return await fetch(new URL(path, app.url), { headers: client ? { cookie: client.cookie() } : {} });
}
