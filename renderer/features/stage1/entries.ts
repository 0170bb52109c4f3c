/** The lines of the Stage 1 screen: everything that has to be worked, in the order in which it is. Pure. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';

export type Stage1 = OutputOf<'stage1.show'>;
export type Gate = OutputOf<'stage1.gate'>;
export type Concern = Stage1['concerns'][number];
export type Document = Stage1['documents'][number];

/** How a line stands: drawn as a mark and said as a word. */
export type Standing = 'open' | 'good' | 'warn' | 'bad' | 'none';
export interface Entry {
  /** `objective:a`, `document:ID`, `expected:42001:4.3`, `concern:ID`, `readiness`, `team`, `validity`; `head:…` for a head. */
  readonly key: string;
  readonly head: boolean;
  readonly lead: string;
  readonly name: string;
  readonly state: string;
  readonly standing: Standing;
}

const head = (key: string, name: string, state: string): Entry => ({
  key: `head:${key}`,
  head: true,
  lead: '',
  name,
  state,
  standing: 'none',
});
const objectiveStanding = { open: 'open', met: 'good', partly_met: 'warn', not_met: 'bad' } as const;
const readinessStanding = { open: 'open', ready: 'good', conditional: 'warn', not_ready: 'bad' } as const;
const documentStanding = { open: 'open', adequate: 'good', not_adequate: 'bad' } as const;
const treatmentStanding = { open: 'open', resolved: 'good', finding: 'bad', carried_on: 'warn' } as const;
const competenceStanding = { open: 'open', confirmed: 'good', not_confirmed: 'bad' } as const;
const validityStanding = { open: 'open', valid: 'good', repeat_part: 'warn', repeat: 'bad' } as const;

const ofCount = (done: number, total: number) => t('stage1.ofCount', { done, total });

function concernEntries(concerns: readonly Concern[]): Entry[] {
  return concerns.map((one) => ({
    key: `concern:${one.id}`,
    head: false,
    lead: one.number,
    name: one.title,
    state: t(`stage1Vocabulary.treatment.${one.treatment}`),
    standing: treatmentStanding[one.treatment],
  }));
}

/** What a Stage 1 consists of. */
export function stage1Entries({ objectives, readiness, documents, expected, concerns }: Stage1): Entry[] {
  const missing = expected.filter(({ state }) => state === 'missing');
  const wanted = expected.filter(({ state }) => state !== 'excluded');
  return [
    head('objectives', t('stage1.heads.objectives'), ofCount(objectives.filter(({ state }) => state !== 'open').length, objectives.length)),
    ...objectives.map(
      (one): Entry => ({
        key: `objective:${one.objective}`,
        head: false,
        lead: one.objective,
        name: t(`stage1Vocabulary.objective.${one.objective}`),
        state: t(`stage1Vocabulary.objectiveState.${one.state}`),
        standing: objectiveStanding[one.state],
      }),
    ),
    {
      key: 'readiness',
      head: false,
      lead: '',
      name: t('stage1.heads.readiness'),
      state: t(`stage1Vocabulary.readiness.${readiness.verdict}`),
      standing: readinessStanding[readiness.verdict],
    },
    head('concerns', t('stage1.heads.concerns'), String(concerns.length)),
    ...concernEntries(concerns),
    head('documents', t('stage1.heads.documents'), ofCount(wanted.length - missing.length, wanted.length)),
    ...documents.map(
      (one): Entry => ({
        key: `document:${one.id}`,
        head: false,
        lead: '',
        name: [one.title, one.version].filter((part) => part !== '').join(' · '),
        state: t(`stage1Vocabulary.documentVerdict.${one.verdict}`),
        standing: documentStanding[one.verdict],
      }),
    ),
    ...(missing.length === 0 ? [] : [head('missing', t('stage1.heads.missing'), String(missing.length))]),
    ...missing.map(
      (one): Entry => ({
        key: `expected:${one.requirement}`,
        head: false,
        lead: one.ref,
        name: one.title,
        state: t('stage1Vocabulary.expectedState.missing'),
        standing: 'open',
      }),
    ),
  ];
}

/** What stands between the stages. */
export function gateEntries({ gate, concerns, answered, mustJudge }: Gate): Entry[] {
  return [
    head('gate', t('stage1.heads.gate'), ''),
    {
      key: 'team',
      head: false,
      lead: '',
      name: t('stage1.heads.team'),
      state: t(`stage1Vocabulary.competence.${gate.competence}`),
      standing: competenceStanding[gate.competence],
    },
    {
      key: 'validity',
      head: false,
      lead: '',
      name: t('stage1.heads.validity'),
      state: gate.validity === 'open' && !mustJudge ? t('stage1.notAsked') : t(`stage1Vocabulary.validity.${gate.validity}`),
      standing: gate.validity === 'open' && !mustJudge ? 'none' : validityStanding[gate.validity],
    },
    head('concerns', t('stage1.heads.concerns'), ofCount(answered, concerns.length)),
    ...concernEntries(concerns),
  ];
}

/** The line beside the chosen one when it is gone: heads are never chosen. */
export function chosenEntry(entries: readonly Entry[], wanted: string | undefined): Entry | null {
  const lines = entries.filter((one) => !one.head);
  return lines.find((one) => one.key === wanted) ?? lines[0] ?? null;
}
