import { pipeline } from 'node:stream/promises';
import type { Language } from '@wasl/shared/language';
import { type Request, type Response, Router } from 'express';
import multer, { MulterError } from 'multer';
import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { thrownMessage } from '../../platform/errors/thrown-messages.ts';
import type { AttemptLimit } from '../../platform/rate-limits.ts';
import { maximumFileBytes } from './content-check.ts';
import type { FileService } from './file.service.ts';
import type { FileRefusal } from './file-refusals.ts';
import type { StoredFileRecord } from './stored-file.model.ts';
import { busyText, headerMissingText, refusalText, scannerAwayText } from './uploads.texts.ts';

/** Who asks, and in what language they read. */
export interface FileRequester {
  viewer: Viewer;
  language: Language;
}

/** Files a process takes in at one time; each is held in memory until it is safe. */
const mostAtOnce = 8;

const statusOfCode: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  BAD_USER_INPUT: 400,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** `POST /` takes one file in, `GET /:id` gives one to who may read it (docs/adr/0018). */
export function createFileRoutes(dependencies: {
  files: FileService;
  uploadLimit: AttemptLimit;
  requesterOf: (request: Request) => Promise<FileRequester>;
}): Router {
  const { files, uploadLimit, requesterOf } = dependencies;
  const receiveOne = multer({
    storage: multer.memoryStorage(),
    // Without it names in Arabic arrive garbled.
    defParamCharset: 'utf8',
    limits: {
      fileSize: maximumFileBytes,
      files: 1,
      fields: 2,
      parts: 3,
      fieldNameSize: 100,
      fieldSize: 1000,
      headerPairs: 20,
    },
  }).single('file');
  let underWay = 0;

  const router = Router();
  router.post('/', async (request, response) => {
    const { viewer, language } = await requesterOf(request);
    try {
      const { accountId } = authorize(viewer, 'file:upload');
      // A form of another site can send cookies and a file, but never this header.
      if (!request.headers['x-wasl-client'])
        return answerError(response, 400, 'BAD_USER_INPUT', headerMissingText[language]);
      const waitSeconds = await uploadLimit.attempt(accountId);
      if (waitSeconds > 0) {
        response.set('Retry-After', String(waitSeconds));
        throw new AppError('RATE_LIMITED', 'Too many files.');
      }
      if (underWay >= mostAtOnce) {
        response.set('Retry-After', '5');
        return answerError(response, 503, 'UNAVAILABLE', busyText[language]);
      }
      underWay++;
      try {
        await answerUpload(request, response, { viewer, language });
      } finally {
        underWay--;
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const message = error.code === 'UNAVAILABLE' ? scannerAwayText[language] : undefined;
      answerThrown(response, error, language, message);
    }
  });

  async function answerUpload(request: Request, response: Response, { viewer, language }: FileRequester) {
    const problem = await new Promise<unknown>((resolve) => {
      // An upload that is cut off ends here too: nothing was kept of it.
      request.once('close', () => {
        if (!request.complete) resolve(new Error('cut off'));
      });
      receiveOne(request, response, resolve);
    });
    if (!request.complete && request.destroyed) return void response.destroy();
    if (problem) return answerRefusal(response, problemRefusal(problem), language);
    const { file } = request;
    if (!file) return answerRefusal(response, 'missing', language);
    const received = await files.receive(viewer, { name: file.originalname, content: file.buffer });
    if (!received.value) return answerRefusal(response, received.refusal, language);
    const { _id, name, mediaType, sizeBytes } = received.value;
    response.status(201).set('Cache-Control', 'no-store').json({ id: _id, name, mediaType, sizeBytes });
  }

  router.get('/:id', async (request, response) => {
    const { viewer, language } = await requesterOf(request);
    try {
      const { until, key } = request.query;
      const file = await files.getReadable(viewer, request.params.id, { until, key });
      const content = await files.openContent(file);
      response.set(headersOf(file));
      if (request.method === 'HEAD') {
        content.destroy();
        return void response.end();
      }
      await pipeline(content, response);
    } catch (error) {
      if (error instanceof AppError) return answerThrown(response, error, language);
      // The reader went away.
      if (response.headersSent) return void response.destroy();
      throw error;
    }
  });
  return router;
}

/**
 * What goes with a file: nothing may guess its type, run it or keep it. Only what was drawn or made by Wasl is shown in place;
 * what others sent in is always downloaded.
 */
function headersOf(file: StoredFileRecord): Record<string, string> {
  const isMade = file.uploaderAccountId === null;
  const isShown = isMade || file.mediaType.startsWith('image/');
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  // Browsers show no PDF inside a sandbox, and their viewers bring styles of their own.
  const isShownDocument = isShown && file.mediaType === 'application/pdf';
  return {
    'Content-Type': file.mediaType,
    'Content-Length': String(file.sizeBytes),
    'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': `${isShownDocument ? "object-src 'self'; style-src 'unsafe-inline'; " : 'sandbox; '}default-src 'none'; frame-ancestors 'self'`,
    'Cache-Control': 'private, no-store',
  };
}

function problemRefusal(problem: unknown): FileRefusal {
  if (!(problem instanceof MulterError)) return 'missing';
  switch (problem.code) {
    case 'LIMIT_FILE_SIZE':
      return 'too_large';
    case 'LIMIT_FILE_COUNT':
    case 'LIMIT_UNEXPECTED_FILE':
    case 'LIMIT_PART_COUNT':
      return 'several';
    default:
      return 'missing';
  }
}

function answerRefusal(response: Response, refusal: FileRefusal, language: Language): void {
  const status = refusal === 'too_large' ? 413 : 422;
  answerError(response, status, 'FILE_REFUSED', refusalText(refusal, language), { refusal });
}

function answerThrown(
  response: Response,
  error: AppError,
  language: Language,
  message = thrownMessage(error.code, language),
): void {
  answerError(response, statusOfCode[error.code] ?? 500, error.code, message);
}

function answerError(
  response: Response,
  status: number,
  code: string,
  message: string,
  extensions: Record<string, string> = {},
): void {
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .json({ errors: [{ message, extensions: { code, ...extensions } }] });
}
