import { currentLanguage } from '../i18n/i18n.ts';

/** What the server answered to a file it keeps. */
export interface UploadedFile {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
}

/** A file that was not taken; `message` is the server's sentence in the reader's language, null when no answer came. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly said: string | null;

  constructor(said: string | null) {
    super(said ?? 'The file could not be sent');
    this.said = said;
  }
}

interface UploadAnswer extends Partial<UploadedFile> {
  errors?: { message?: string }[];
}

/** The largest file the server takes, bytes. Asked here too, so that nobody sends 300 MB over a phone to be told. */
export const maximumFileBytes = 20 * 1024 * 1024;

/**
 * Sends one file in; `onProgress` is told the share that left the device, 0 to 1. It belongs to nothing until its id is given to a
 * mutation. Rejects with {@link UploadError}. XMLHttpRequest: `fetch` tells no progress of what is sent.
 */
export function uploadFile(
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/files');
    request.responseType = 'text';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', currentLanguage());
    request.setRequestHeader('x-wasl-client', 'web');
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(loaded / total);
    };
    request.onload = () => {
      const answer = readAnswer(request.responseText);
      const { id, name, mediaType, sizeBytes } = answer;
      if (request.status === 201 && id && name && mediaType && sizeBytes !== undefined)
        resolve({ id, name, mediaType, sizeBytes });
      else reject(new UploadError(answer.errors?.[0]?.message ?? null));
    };
    request.onerror = () => reject(new UploadError(null));
    request.onabort = () => reject(signal?.reason);
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

function readAnswer(text: string): UploadAnswer {
  try {
    return JSON.parse(text) as UploadAnswer;
  } catch {
    return {};
  }
}
