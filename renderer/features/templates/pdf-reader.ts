/** Reads a PDF that the page holds in memory. Nothing is fetched: fonts are in the file, and the rest is switched off. */
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';

let thread: Worker | null = null;

export function readPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  if (thread === null) {
    thread = new Worker(new URL('./pdf-thread.ts', import.meta.url), { type: 'module' });
    GlobalWorkerOptions.workerPort = thread;
  }
  return getDocument({
    data: bytes,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableAutoFetch: true,
    disableStream: true,
    stopAtErrors: false,
  }).promise;
}
export type { PDFDocumentProxy };
