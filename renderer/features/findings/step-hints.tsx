/** Hints while an answer is recorded, judged or commented on (ISO/IEC 17021-1 9.4.9, 9.4.10). */
import { type ReactNode, type RefObject, useCallback } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { FindingStep } from '../../../shared/model/finding-states.ts';
import { type AnswerTexts, answerHints, commentHints, type WritingField } from '../../../shared/rules/writing-help/writing-help.ts';
import type { FieldName, StepValues } from './step-input.ts';
import { useWritingSetting } from './use-writing-setting.ts';
import { describedBy, showPlace, useHints, WritingHints } from './writing-hints.tsx';

type Detail = OutputOf<'findings.show'>;

const hintField: Partial<Record<FieldName, WritingField>> = { causeText: 'cause', actionText: 'correctiveAction', comment: 'comment' };

function problemOf({ finding, objectiveEvidence }: Detail): string {
  return [finding.title, finding.statement, ...objectiveEvidence.map(({ text }) => text)].join('\n');
}

/** What the auditee answered last. */
function answerOf(detail: Detail): AnswerTexts | null {
  const last = detail.responses.at(-1);
  if (last === undefined) return null;
  return {
    problem: problemOf(detail),
    correction: last.correction?.text ?? '',
    cause: last.cause?.text ?? '',
    correctiveAction: last.correctiveAction?.text ?? '',
  };
}

export interface StepHints {
  /** Hints on what is judged, above the fields of the review. */
  readonly above: ReactNode;
  under(field: FieldName): ReactNode;
}

export function useStepHints(form: RefObject<HTMLFormElement | null>, detail: Detail, step: FindingStep, values: StepValues): StepHints {
  const setting = useWritingSetting();
  const hintsOf = useCallback(
    (now: StepValues) => {
      if (step === 'review_response') {
        const answer = answerOf(detail);
        return [...(answer === null ? [] : answerHints(answer)), ...commentHints(now.comment ?? '', setting)];
      }
      if (step !== 'submit_response') return [];
      const { correctionText = '', causeText = '', actionText = '' } = now;
      return answerHints({ problem: problemOf(detail), correction: correctionText, cause: causeText, correctiveAction: actionText });
    },
    [detail, step, setting],
  );
  const of = useHints(values, hintsOf);
  const judged = step === 'review_response' ? [...of('cause'), ...of('correctiveAction')] : [];
  return {
    above: <WritingHints hints={judged} />,
    under(field) {
      const place = hintField[field];
      if (place === undefined) return undefined;
      const hints = of(place);
      const show = (from: number, to: number) =>
        showPlace(form.current?.querySelector<HTMLTextAreaElement>(`[data-place="${field}"]`), from, to);
      return describedBy(undefined, <WritingHints hints={hints} onShow={show} />, hints.length > 0);
    },
  };
}
