/** The values of the form that raises or changes a finding, and how they become the input of the contract. */
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Grade } from '../../../shared/model/vocabulary.ts';

type Note = Pick<OutputOf<'checklist.show'>['notes'][number], 'kind' | 'text'>;

export interface EvidenceLine {
  readonly key: string;
  readonly text: string;
  readonly evidenceId: string | null;
  readonly interviewId: string | null;
  readonly noteId: string | null;
}

export interface RaiseValues {
  readonly grade: Grade;
  readonly title: string;
  readonly statement: string;
  readonly gradeReason: string;
  /** The first one is the main requirement. */
  readonly requirements: readonly string[];
  readonly checklistItems: readonly string[];
  readonly lines: readonly EvidenceLine[];
  readonly answerBy: string;
  readonly verifyBy: string;
  readonly requirementFulfilled: boolean;
  /** Of the grading scheme; empty: the first code of the grade. */
  readonly gradeCode: string;
  readonly criterion: string;
  readonly process: string;
  readonly siteIds: readonly string[];
  readonly systemIds: readonly string[];
  /** Of an amendment. */
  readonly reason: string;
}

let made = 0;

/** A line of objective evidence for the form; its key only tells lines apart on the page. */
export function evidenceLine(text = '', from: Partial<Omit<EvidenceLine, 'key' | 'text'>> = {}): EvidenceLine {
  made += 1;
  return {
    key: `line-${made}`,
    text,
    evidenceId: from.evidenceId ?? null,
    interviewId: from.interviewId ?? null,
    noteId: from.noteId ?? null,
  };
}

/** An empty form for a grade. */
export function emptyValues(grade: Grade): RaiseValues {
  return {
    grade,
    title: '',
    statement: '',
    gradeReason: '',
    requirements: [],
    checklistItems: [],
    lines: [evidenceLine()],
    answerBy: '',
    verifyBy: '',
    requirementFulfilled: false,
    gradeCode: '',
    criterion: '',
    process: '',
    siteIds: [],
    systemIds: [],
    reason: '',
  };
}

const orNull = (date: string) => (date === '' ? null : date);

/** What the finding says, for an amendment; lines without text are left out. */
export function toContent(values: RaiseValues) {
  return {
    title: values.title.trim(),
    statement: values.statement.trim(),
    gradeReason: values.gradeReason.trim(),
    requirements: [...values.requirements],
    checklistItems: [...values.checklistItems],
    objectiveEvidence: values.lines
      .filter((line) => line.text.trim() !== '')
      .map(({ text, evidenceId, interviewId, noteId }) => ({ text: text.trim(), evidenceId, interviewId, noteId })),
    criterion: values.criterion.trim(),
    process: values.process.trim(),
    siteIds: [...values.siteIds],
    systemIds: [...values.systemIds],
  };
}

/** What of the form goes to `findings.raise` and `findings.update`. */
export function toInput(values: RaiseValues): Omit<InputOf<'findings.raise'>, 'auditId'> {
  return {
    ...toContent(values),
    grade: values.grade,
    ...(values.gradeCode === '' ? {} : { gradeCode: values.gradeCode }),
    answerBy: orNull(values.answerBy),
    verifyBy: orNull(values.verifyBy),
    ...(values.grade === 'opportunity' ? { requirementFulfilled: values.requirementFulfilled } : {}),
  };
}

/** Field of the form that a path of the engine's answer belongs to: `objectiveEvidence.0.text` → `objectiveEvidence`. */
export function fieldErrors(fields: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const [path, words] of Object.entries(fields ?? {})) errors[path.split('.')[0] ?? path] ??= words;
  return errors;
}

/** How many of the last lines a new finding takes over as objective evidence. */
const LAST_LINES = 3;

/** The lines that a finding begins with: the last ones of the row, to-dos left out. */
export function linesForFinding(notes: readonly Note[]): string[] {
  return notes
    .filter((note) => note.kind !== 'to_do')
    .slice(-LAST_LINES)
    .map((note) => (note.kind === 'quote' ? `“${note.text}”` : note.text));
}
