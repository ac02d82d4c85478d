import { pipeline } from 'node:stream/promises';
import { type Request, Router } from 'express';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { PhotoService } from './photo.service.ts';

/** A published photo never changes under its address; it may be taken down, so caches ask again after a day. */
const publicSeconds = 24 * 60 * 60;

/** `GET /:photoId/:size`, such as `/640.avif`: for everybody once it is published, before that for who may edit or decide. */
export function createPhotoRoutes(dependencies: {
  photos: PhotoService;
  viewerOf: (request: Request) => Promise<Viewer>;
}): Router {
  const { photos, viewerOf } = dependencies;
  const router = Router();
  router.get('/:photoId/:size', async (request, response) => {
    const { photoId, size } = request.params;
    const found = await photos.findSize(() => viewerOf(request), photoId, size);
    if (!found) return void response.status(404).set('Cache-Control', 'no-store').end();
    const { file, isPublic } = found;
    response.set({
      'Content-Type': file.mediaType,
      'Content-Length': String(file.sizeBytes),
      'Content-Disposition': 'inline',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': isPublic ? 'cross-origin' : 'same-origin',
      'Cache-Control': isPublic ? `public, max-age=${publicSeconds}` : 'private, no-store',
      ETag: `"${file.sha256}"`,
    });
    if (request.fresh) {
      response.removeHeader('Content-Length');
      return void response.status(304).end();
    }
    if (request.method === 'HEAD') return void response.end();
    try {
      await pipeline(await photos.openContent(file), response);
    } catch (error) {
      if (!response.headersSent) throw error;
      // The reader went away.
      response.destroy();
    }
  });
  return router;
}
