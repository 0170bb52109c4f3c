/** What only the report of a Stage 1 has: its seven objectives, the document review, and where Stage 2 looks (ISO/IEC 17021-1 9.3.1.2). */
import type { Content } from 'pdfmake/interfaces';
import type { Stage1Letter } from '../../../../../shared/model/stage1-vocabulary.ts';
import { longDate, shortDate } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { ReportStage1 } from '../../report-model/shape.ts';
import type { Paper } from '../paper.ts';
import { keyValueTable, listTable } from '../tables.ts';
import { paragraphs } from '../type-setter.ts';
import type { Section } from './section.ts';

type Heading = (title: string, follow?: readonly Content[]) => Content[];

const toEnter = (what: string) => t('report.enter', { what });

/** The verdict in words, who gave it, and when the client was told. */
export function readinessFacts(paper: Paper, stage1: ReportStage1): Content[] {
  const { verdict, concludedBy, concludedOn, communicatedTo, communicatedOn } = stage1;
  return [
    keyValueTable(paper, [
      {
        label: t('report.stage1.verdict'),
        value:
          verdict === 'open'
            ? toEnter(t('report.stage1.verdict').toLowerCase())
            : [t(`stage1Vocabulary.readiness.${verdict}`), concludedBy, concludedOn === null ? '' : longDate(concludedOn)]
                .filter((one) => one !== '')
                .join(', '),
      },
      {
        label: t('report.stage1.communicated'),
        value:
          communicatedOn === null ? t('report.none') : [longDate(communicatedOn), communicatedTo].filter((one) => one !== '').join(', '),
      },
    ]),
  ];
}

/** Each of the seven objectives with its verdict. */
export function objectivesTable(paper: Paper, stage1: ReportStage1): Content {
  return listTable(
    paper,
    [
      { head: '', width: 14, bold: true },
      { head: t('report.stage1.objective'), width: 128 },
      { head: t('report.stage1.state'), width: 62 },
      { head: t('report.stage1.conclusion'), width: 'rest' },
    ],
    stage1.objectives.map((one) => [
      one.objective,
      t(`stage1Vocabulary.objective.${one.objective}`),
      one.state === 'open' ? toEnter(t('report.stage1.state').toLowerCase()) : t(`stage1Vocabulary.objectiveState.${one.state}`),
      [one.text, one.evidence.join(', ')].filter((part) => part !== '').join('\n') || t('report.none'),
    ]),
  );
}

/** Documents read, each with its verdict, and what is documented information and was not read. */
export function documentReview(paper: Paper, stage1: ReportStage1, heading: Heading): Content[] {
  const { documents, notReviewed } = stage1;
  const table =
    documents.length === 0
      ? paper.text(t('report.stage1.noDocuments'))
      : listTable(
          paper,
          [
            { head: t('report.stage1.document'), width: 118 },
            { head: t('report.stage1.version'), width: 68 },
            { head: t('report.stage1.answers'), width: 56 },
            { head: t('report.stage1.state'), width: 58 },
            { head: t('report.stage1.why'), width: 'rest' },
          ],
          documents.map((one) => [
            [one.title, one.evidence].filter((part) => part !== '').join(', '),
            [one.version, one.datedOn === null ? '' : shortDate(one.datedOn)].filter((part) => part !== '').join(', ') || t('report.none'),
            one.refs.join(', ') || t('report.none'),
            one.verdict === 'open' ? toEnter(t('report.stage1.state').toLowerCase()) : t(`stage1Vocabulary.documentVerdict.${one.verdict}`),
            one.reason || t('report.none'),
          ]),
        );
  return [
    ...heading(t('report.section.documents'), [table]),
    ...(notReviewed.length === 0
      ? []
      : [
          paper.text(
            t('report.stage1.notReviewed', {
              count: notReviewed.length,
              list: notReviewed.map(({ ref, title }) => `${ref} ${title}`).join('; '),
            }),
            { margin: [0, 3, 0, 0] },
          ),
        ]),
  ];
}

/** Where Stage 2 looks and with what: objectives e and f, and the areas of concern by their numbers (element 8). */
export const focus: Section = (paper, place) => {
  const { model } = paper;
  const textOf = (letter: Stage1Letter) => model.stage1?.objectives.find((one) => one.objective === letter)?.text ?? '';
  const part = (letter: Stage1Letter, label: string) => ({
    label,
    value: textOf(letter).trim() === '' ? toEnter(label.toLowerCase()) : paragraphs(textOf(letter)).join('\n'),
  });
  const concerns = model.areasOfConcern.map((one) => `${one.number} ${one.ref} ${one.name}`);
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.focus'), id: place.id, newPage: false }),
    keyValueTable(paper, [
      part('f', t('report.stage1.focus')),
      { label: t('report.stage1.focusConcerns'), value: concerns.length === 0 ? t('report.noneText') : concerns.join('\n') },
      part('e', t('report.stage1.resources')),
    ]),
  ];
};
