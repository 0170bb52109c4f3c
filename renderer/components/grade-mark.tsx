/** The grade of a finding: mark and word. */
import type { Grade } from '../../shared/model/vocabulary.ts';
import { ResultMark } from './result-mark.tsx';

export interface GradeMarkProps {
  readonly grade: Grade;
  /** Only where the word stands in the same row already. */
  readonly markOnly?: boolean;
}

export function GradeMark({ grade, markOnly = false }: GradeMarkProps) {
  return <ResultMark mark={grade} withWord={!markOnly} />;
}
