import { parentPort, workerData } from 'node:worker_threads';
import { renderSealedDocument } from './render-sealed-document.ts';
import type { SealedDocumentInput } from './sealed-document.types.ts';

/** Renders the document its worker was made for, and ends. */
const document = await renderSealedDocument(workerData as SealedDocumentInput);
parentPort?.postMessage(document);
