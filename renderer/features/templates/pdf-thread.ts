/** The thread that reads PDFs: its script is part of our build, so the page's policy needs no exception for it. */
import 'pdfjs-dist/build/pdf.worker.min.mjs';
