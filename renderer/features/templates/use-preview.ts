/** The pages of a report in a look that is being changed: set again after a pause in typing, one at a time. */
import { useEffect, useRef, useState } from 'react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import type { ReportLook } from '../../../shared/model/report-look.ts';
import { bytesOf } from '../../api/base64.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { type PDFDocumentProxy, readPdf } from './pdf-reader.ts';

/** Pause after the last key before pages are set again. */
const PAUSE_MS = 500;

export interface Preview {
  readonly pdf: PDFDocumentProxy | null;
  readonly busy: boolean;
  readonly problem: ErrorEnvelope | null;
}

/**
 * @param look null while it has problems: the pages stay as they are then
 * @param stamp changes when pictures or fonts of the look did
 */
export function usePreview(auditId: string | null, look: ReportLook | null, stamp: string): Preview {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ErrorEnvelope | null>(null);
  const wanted = useRef<{ readonly auditId: string; readonly look: ReportLook } | null>(null);
  const running = useRef(false);
  const gone = useRef(false);
  const shown = useRef<PDFDocumentProxy | null>(null);
  const text = look === null ? '' : JSON.stringify(look);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      void shown.current?.destroy();
      shown.current = null;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` stands for the look, `stamp` for its files.
  useEffect(() => {
    if (auditId === null || look === null) return;
    const run = async () => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      while (wanted.current !== null && !gone.current) {
        const input = wanted.current;
        wanted.current = null;
        try {
          const { pdf: content } = await call('templates.preview', input);
          const next = await readPdf(bytesOf(content));
          if (gone.current) return void next.destroy();
          const last = shown.current;
          shown.current = next;
          setPdf(next);
          setProblem(null);
          void last?.destroy();
        } catch (error) {
          setProblem(envelopeOf(error));
        }
      }
      running.current = false;
      setBusy(false);
    };
    const timer = window.setTimeout(
      () => {
        wanted.current = { auditId, look };
        void run();
      },
      shown.current === null ? 0 : PAUSE_MS,
    );
    return () => window.clearTimeout(timer);
  }, [auditId, text, stamp]);
  return { pdf, busy, problem };
}
