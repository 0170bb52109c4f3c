/** The questions of somebody who reviews from a pack: each is written into their own file as soon as it is asked. */
import { useCallback, useState } from 'react';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';

export type OpenedPack = NonNullable<OutputOf<'decision.packRead'>['pack']>;
type Written = OutputOf<'decision.packWriteQuestions'>;
type Input = InputOf<'decision.packWriteQuestions'>;
export type NewQuestion = Pick<Written['questions'][number], 'subject' | 'subjectId' | 'subjectLabel' | 'text'>;

export interface OwnReview {
  readonly questions: Written['questions'];
  readonly settled: Written['settled'];
  /** File that holds them; null before the first one is written. */
  readonly file: { readonly token: string; readonly name: string } | null;
}

const nothing: OwnReview = { questions: [], settled: [], file: null };

const aboutOf = ({ engagementId, auditId, auditNumber, title, tagManifestSha256, head }: OpenedPack): Input['pack'] => ({
  engagementId,
  auditId,
  auditNumber,
  title,
  tagManifestSha256,
  head,
});

export function useReviewFile(pack: OpenedPack | null) {
  const [own, setOwn] = useState<OwnReview>(nothing);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReturnType<typeof envelopeOf> | null>(null);

  /** @returns whether it is in the file: only then is what was typed given up */
  const write = useCallback(
    async (reviewer: string, more: { readonly question?: NewQuestion; readonly settled?: Input['settled'][number] }): Promise<boolean> => {
      if (pack === null) return false;
      setBusy(true);
      setProblem(null);
      try {
        const file =
          own.file ??
          (await call('window.chooseTarget', { purpose: 'review', suggestedName: t('packReview.fileName', { audit: pack.auditNumber }) }))
            .target;
        if (file === null) return false;
        const written = await call('decision.packWriteQuestions', {
          to: { token: file.token },
          pack: aboutOf(pack),
          reviewer,
          questions: [...own.questions, ...(more.question === undefined ? [] : [{ ...more.question, id: null, askedAt: null }])],
          settled: [...own.settled, ...(more.settled === undefined ? [] : [more.settled])],
        });
        setOwn({ questions: written.questions, settled: written.settled, file });
        return true;
      } catch (error) {
        setProblem(envelopeOf(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [pack, own],
  );

  /** Goes on with a file that was written before; the next question asks where to keep it. @returns who wrote it */
  const goOn = useCallback(async (): Promise<string | null> => {
    setProblem(null);
    try {
      const [chosen] = (await call('window.chooseFile', { purpose: 'review' })).files;
      if (chosen === undefined || pack === null) return null;
      const read = await call('decision.packQuestions', { file: { token: chosen.token } });
      if (read.pack.engagementId !== pack.engagementId || read.pack.auditId !== pack.auditId) {
        setProblem({ code: 'RULE', message: t('packReview.otherPack', { title: read.pack.title }), ref: 'PAGE' });
        return null;
      }
      setOwn({ questions: read.questions, settled: read.settled, file: null });
      return read.reviewer;
    } catch (error) {
      setProblem(envelopeOf(error));
      return null;
    }
  }, [pack]);

  const forget = useCallback(() => {
    setOwn(nothing);
    setProblem(null);
  }, []);
  return { own, busy, problem, write, goOn, forget };
}
