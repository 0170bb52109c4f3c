/** Writes the certificate as it is recorded to a file that the person chooses. */
import { useCallback, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { runCommand } from '../../api/use-run.ts';

export interface CertificateExport {
  readonly write: () => Promise<void>;
  readonly busy: boolean;
  readonly problem: ReturnType<typeof envelopeOf> | null;
  /** Name of the file that was written last. */
  readonly written: string | null;
}

export function useExport(auditId: string, number: string, draft: boolean): CertificateExport {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<CertificateExport['problem']>(null);
  const [written, setWritten] = useState<string | null>(null);
  const write = useCallback(async () => {
    setBusy(true);
    setProblem(null);
    setWritten(null);
    try {
      const stem = t(draft ? 'decisionScreen.certificate.fileDraft' : 'decisionScreen.certificate.fileName');
      const safe = number.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
      const { target } = await call('window.chooseTarget', {
        purpose: 'certificate',
        suggestedName: `${[stem, safe].filter(Boolean).join('-')}.pdf`,
      });
      if (target !== null) setWritten((await runCommand('decision.exportCertificate', { auditId, to: { token: target.token } })).fileName);
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      setBusy(false);
    }
  }, [auditId, number, draft]);
  return { write, busy, problem, written };
}
