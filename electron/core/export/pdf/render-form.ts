/** Sets nonconformities as forms: one page with the finding and what is expected, one with the answer and its review. */
import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { longDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import type { GivenLook } from '../given-look.ts';
import { letterAt } from '../report-model/letters.ts';
import type { ResponseForm, ResponseFormModel } from '../response-form-model.ts';
import { paperValues } from './field-values.ts';
import { portraitFrame } from './frame.ts';
import { gradeLook, ink, leading, resultLook, rule, size } from './look.ts';
import { createSheet, type Sheet } from './paper.ts';
import { type RenderedReport, renderPdf } from './render-report.ts';
import { fitted, keyValueTable, listTable } from './tables.ts';
import type { TextLook, TypeSetter } from './type-setter.ts';

const GAP = 18;
const halfOf = (sheet: Sheet) => (sheet.look.page.measure - GAP) / 2;
const LABEL = 98;
const LETTER = 12;
const REFERENCE = 52;
const PAD = 8;
const textOf = (sheet: Sheet) => sheet.look.page.measure - rule.bar - LABEL - LETTER - REFERENCE - PAD * 2 - 12;
const wideOf = (sheet: Sheet) => textOf(sheet) + LETTER + REFERENCE + 8;
/** Rows stay far below a page: pdfmake drops what must not break and is taller. */
const LINES = 16;

const tableLook: TextLook = { family: 'Sans', bold: false, size: size.table };
const statementLook: TextLook = { family: 'Serif', bold: false, size: 12 };

const part = (sheet: Sheet, text: string): Content =>
  sheet.text(text, { bold: true, size: 12.5, color: sheet.look.accent, margin: [0, 10, 0, 5] });

/** A heading and its table on one page. Only for words of our own: pdfmake drops what must not break and is taller than a page. */
const whole = (contents: Content[]): Content[] => [{ unbreakable: true, stack: contents }];

function top(sheet: Sheet, form: ResponseForm): Content {
  const look = resultLook[form.grade];
  return {
    columns: [
      {
        width: '*',
        stack: [
          sheet.text(t('responseForm.title', { number: form.number }), {
            family: 'Serif',
            bold: true,
            size: 22,
            lineHeight: 1,
            margin: [0, 0, 0, 5],
          }),
          {
            fontSize: 10.6,
            text: [
              { text: `${look.mark} `, color: look.color, font: 'Mark' },
              { text: t(`vocabulary.gradeLong.${form.grade}`), bold: true },
              '   ',
              ...[sheet.set.runs(form.requirement, 'Sans')].flat(),
            ],
          },
        ],
      },
      {
        width: 120,
        stack: [
          sheet.text(t('responseForm.answerBy'), { size: size.label, color: ink.muted, alignment: 'right' }),
          sheet.text(form.answerBy === null ? t('responseForm.noDate') : longDate(form.answerBy), {
            bold: true,
            size: 11.5,
            alignment: 'right',
          }),
        ],
      },
    ],
    columnGap: 12,
    margin: [0, 0, 0, 14],
  };
}

function facts(sheet: Sheet, model: ResponseFormModel, form: ResponseForm): Content {
  const { audit } = model;
  const half = (rows: readonly { label: string; value: string }[]) =>
    keyValueTable(sheet, rows, { labelWidth: 66, width: halfOf(sheet), margin: [0, 0, 0, 0] });
  const auditText = audit.dates === '' ? audit.title : t('responseForm.auditValue', { title: audit.title, dates: audit.dates });
  return {
    columns: [
      {
        width: halfOf(sheet),
        stack: [
          half([
            { label: t('responseForm.client'), value: model.client },
            { label: t('responseForm.audit'), value: auditText },
          ]),
        ],
      },
      {
        width: halfOf(sheet),
        stack: [
          half([
            {
              label: t('responseForm.form'),
              value:
                model.issue === 0
                  ? t('responseForm.formValueUnsent', { number: form.number, audit: audit.number })
                  : t('responseForm.formValue', { number: form.number, audit: audit.number, issue: model.issue }),
            },
            { label: t('responseForm.auditor'), value: form.auditor },
          ]),
        ],
      },
    ],
    columnGap: GAP,
    margin: [0, 0, 0, 6],
  };
}

interface Rows {
  readonly body: TableCell[][];
  /** Whether a part begins with the row. */
  readonly first: boolean[];
}

function addText(sheet: Sheet, rows: Rows, label: string, text: string, look = tableLook): void {
  for (const [sub, [texts]] of fitted(sheet, [text], [wideOf(sheet)], [look], look.family === 'Serif' ? 12 : LINES).entries()) {
    const stack: Content[] = (texts ?? []).map((one) =>
      sheet.text(one, { family: look.family, size: look.size, lineHeight: look.family === 'Serif' ? 1 : leading.table }),
    );
    rows.body.push([
      sub === 0 ? sheet.text(label, { size: size.label, color: ink.muted }) : { text: '' },
      { stack: stack.length === 0 ? [{ text: ' ' }] : stack, colSpan: 3 },
      {},
      {},
    ]);
    rows.first.push(sub === 0);
  }
}

function addEvidence(sheet: Sheet, rows: Rows, form: ResponseForm): void {
  let labelled = false;
  for (const [at, { text, reference }] of form.evidence.entries()) {
    for (const [sub, [texts]] of fitted(sheet, [text], [textOf(sheet)], [tableLook], LINES).entries()) {
      rows.body.push([
        labelled ? { text: '' } : sheet.text(t('responseForm.evidence'), { size: size.label, color: ink.muted }),
        sub === 0 ? sheet.text(letterAt(at), { color: ink.muted }) : { text: '' },
        { stack: (texts ?? []).map((one) => sheet.text(one)) },
        sub === 0 ? sheet.text(reference, { size: size.head, color: ink.muted, alignment: 'right' }) : { text: '' },
      ]);
      rows.first.push(!labelled);
      labelled = true;
    }
  }
}

function viewOf({ auditee }: ResponseForm): string {
  const { name, on, understood, view } = auditee;
  if (understood === null) return view === '' ? t('responseForm.viewAwaited') : view;
  const head = t(understood ? 'responseForm.understoodBy' : 'responseForm.notUnderstoodBy', { name, date: longDate(on) });
  return view === '' ? head : `${head}\n${view}`;
}

function finding(sheet: Sheet, form: ResponseForm): Content {
  const rows: Rows = { body: [], first: [] };
  addText(sheet, rows, t('responseForm.statement'), form.statement, statementLook);
  if (form.units.length > 0) addText(sheet, rows, t('responseForm.concerns'), form.units.join(' · '));
  addEvidence(sheet, rows, form);
  if (form.gradeReason !== '') addText(sheet, rows, t('responseForm.reason'), form.gradeReason);
  addText(sheet, rows, t('responseForm.view'), viewOf(form));
  const table: ContentTable = {
    table: { dontBreakRows: true, widths: [LABEL, LETTER, textOf(sheet), REFERENCE], body: rows.body },
    layout: {
      hLineWidth: (line) => (line === 0 || line === rows.first.length ? rule.strong : rows.first[line] === true ? rule.thin : 0),
      hLineColor: (line) => (line === 0 || line === rows.first.length ? ink.text : ink.hairline),
      vLineWidth: (line) => (line === 0 ? rule.bar : 0),
      vLineColor: () => gradeLook[form.grade].bar,
      paddingLeft: (column) => (column === 0 ? PAD : 4),
      paddingRight: (column) => (column === 3 ? PAD : 0),
      paddingTop: (row) => (rows.first[row] === true ? 4.6 : 1.4),
      paddingBottom: (row) => (row + 1 >= rows.first.length || rows.first[row + 1] === true ? 4.6 : 0.8),
    },
    fontSize: size.table,
    lineHeight: leading.table,
    margin: [0, 0, 0, 10],
  };
  return table;
}

function expected(sheet: Sheet, model: ResponseFormModel, form: ResponseForm): Content[] {
  const day = (date: string | null) => (date === null ? t('responseForm.noDate') : longDate(date));
  const columns = [
    { head: t('responseForm.step'), width: 118 },
    { head: t('responseForm.by'), width: 100 },
    { head: t('responseForm.contains'), width: 'rest' as const },
  ];
  return whole([
    part(sheet, t('responseForm.expected')),
    listTable(sheet, columns, [
      [t('responseForm.acknowledge'), t('responseForm.noDate'), t('responseForm.acknowledgeText')],
      [t('responseForm.answer'), day(form.answerBy), t('responseForm.answerText')],
      [t('responseForm.proof'), t('responseForm.noDate'), t('responseForm.proofText')],
      [
        t('responseForm.verified'),
        day(form.verifyBy),
        t(model.certification ? 'responseForm.verifiedText' : 'responseForm.verifiedTextConsultancy'),
      ],
    ]),
  ]);
}

const frameColour = '#8E99A3';
const framed = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => frameColour,
  vLineColor: () => frameColour,
  paddingLeft: () => 7,
  paddingRight: () => 7,
  paddingTop: () => 5,
  paddingBottom: () => 5,
};

/** Facts of an answer in lines under its text, as the workbook has them in cells of their own. */
function answerText(form: ResponseForm, field: 'correction' | 'extent' | 'cause' | 'correctiveAction' | 'enclosed'): string {
  const { answers } = form;
  const more: Partial<Record<typeof field, string[]>> = {
    correction: answers.correctionDoneOn === '' ? [] : [`${t('response.field.correctionDoneOn')}: ${longDate(answers.correctionDoneOn)}`],
    cause:
      answers.method === ''
        ? []
        : [
            `${t('response.field.method')}: ${t(`vocabulary.causeMethod.${answers.method as 'five_whys' | 'fishbone' | 'fault_tree' | 'other'}`)}`,
          ],
    correctiveAction: [
      ...(answers.owner === '' ? [] : [`${t('response.field.owner')}: ${answers.owner}`]),
      ...(answers.plannedFor === '' ? [] : [`${t('response.field.plannedFor')}: ${longDate(answers.plannedFor)}`]),
    ],
  };
  return [answers[field], ...(more[field] ?? [])].filter((one) => one !== '').join('\n');
}

const NAME_LABEL = 152;
const DATE_LABEL = 64;
const DATE_VALUE = 96;
const nameValueOf = (sheet: Sheet) => sheet.look.page.measure - NAME_LABEL - DATE_LABEL - DATE_VALUE - 4 * 14 - 3;
const answerOf = (sheet: Sheet) => sheet.look.page.measure - NAME_LABEL - 2 * 14 - 2;
/** Room to write by hand. */
const heights = { correction: 66, extent: 52, cause: 80, correctiveAction: 80, enclosed: 26 } as const;

function answers(sheet: Sheet, model: ResponseFormModel, form: ResponseForm): Content[] {
  const body: TableCell[][] = [];
  const least: number[] = [];
  const label = (sign: string, name: string, ask: string): TableCell => ({
    stack: [
      {
        text: [
          { text: `${sign}  `, bold: true, color: sheet.look.accent },
          { text: name, bold: true },
        ],
        fontSize: 9.4,
      },
      ...(ask === '' ? [] : [sheet.text(ask, { size: size.head, color: ink.muted, margin: [0, 3, 0, 0] })]),
    ],
    fillColor: ink.soft,
  });
  for (const field of ['correction', 'extent', 'cause', 'correctiveAction', 'enclosed'] as const) {
    const name = t(`response.field.${field}`);
    const ask = field === 'enclosed' ? '' : t(`responseForm.ask.${field}`);
    for (const [sub, [texts]] of fitted(sheet, [answerText(form, field)], [answerOf(sheet)], [tableLook], LINES).entries()) {
      body.push([
        sub === 0
          ? label(t(`responseForm.b.${field}`), name, ask)
          : { ...sheet.text(t('responseForm.continued', { name }), { size: size.head, color: ink.muted }), fillColor: ink.soft },
        { stack: (texts ?? []).length === 0 ? [{ text: ' ' }] : (texts ?? []).map((one) => sheet.text(one)), colSpan: 3 },
        {},
        {},
      ]);
      least.push(sub === 0 ? heights[field] : 0);
    }
  }
  body.push([
    label(t('responseForm.b.name'), t('responseForm.nameAndRole'), ''),
    sheet.text(form.answeredBy),
    { ...sheet.text(t('responseForm.date'), { bold: true }), fillColor: ink.soft },
    sheet.text(form.answeredOn === null ? '' : longDate(form.answeredOn)),
  ]);
  least.push(20);
  return [
    {
      ...sheet.text(t('responseForm.partB', { number: form.number }), {
        bold: true,
        size: 12.5,
        color: sheet.look.accent,
        margin: [0, 0, 0, 4],
      }),
      pageBreak: 'before',
    },
    sheet.text(t(model.certification ? 'responseForm.partBNote' : 'responseForm.partBNoteConsultancy'), {
      size: size.label,
      color: ink.muted,
      margin: [0, 0, 0, 6],
    }),
    {
      table: {
        dontBreakRows: true,
        widths: [NAME_LABEL, nameValueOf(sheet), DATE_LABEL, DATE_VALUE],
        heights: (row) => least[row] ?? 0,
        body,
      },
      layout: framed,
      fontSize: size.table,
      lineHeight: leading.table,
      margin: [0, 0, 0, 8],
    },
  ];
}

function review(sheet: Sheet, model: ResponseFormModel, form: ResponseForm): Content[] {
  const box = (ticked: boolean): TableCell =>
    sheet.text(ticked ? '✓' : '☐', { size: 13, alignment: 'center', ...(ticked ? { bold: true } : {}) });
  const head = (text: string, centred = false): TableCell => ({
    ...sheet.text(text, { bold: true, size: size.head, color: ink.muted, ...(centred ? { alignment: 'center' as const } : {}) }),
    fillColor: ink.soft,
  });
  const reviewer = form.reviewedOn === null ? '' : `${form.reviewer}, ${longDate(form.reviewedOn)}`;
  const rows = (['correction', 'cause', 'correctiveAction'] as const).map((what): TableCell[] => [
    sheet.text(t(`response.field.${what}`)),
    { text: '' },
    box(form.verdicts[what] === 'accepted'),
    box(form.verdicts[what] === 'returned'),
    sheet.text(form.verdicts[what] === null ? '' : reviewer),
  ]);
  const table: Content[] = [
    part(sheet, t(model.certification ? 'responseForm.partC' : 'responseForm.partCConsultancy')),
    {
      table: {
        dontBreakRows: true,
        widths: [110, 84, 60, 60, sheet.look.page.measure - 314 - 5 * 14 - 3],
        heights: (row) => (row === 0 ? 14 : 20),
        body: [
          [
            head(t('responseForm.subject')),
            head(t('responseForm.remarks')),
            head(t('responseForm.accepted'), true),
            head(t('responseForm.notAccepted'), true),
            head(t('responseForm.reviewer')),
          ],
          ...rows,
          [sheet.text(t('responseForm.effectiveness')), { text: '' }, box(false), box(false), { text: '' }],
        ],
      },
      layout: framed,
      fontSize: size.table,
      lineHeight: leading.table,
      margin: [0, 0, 0, 5],
    },
  ];
  return [
    ...whole(table),
    ...(form.comment === '' ? [] : sheet.body(t('responseForm.comment', { text: form.comment }), { size: size.table })),
    sheet.text(t('responseForm.apart'), { size: size.label, color: ink.muted }),
  ];
}

function formDocument(model: ResponseFormModel, set: TypeSetter, onPages: (count: number) => void): TDocumentDefinitions {
  const sheet = createSheet(set);
  const [only] = model.forms;
  const title =
    model.forms.length === 1 && only !== undefined
      ? `${t('responseForm.title', { number: only.number })}: ${model.client}`
      : t('responseForm.fileTitle', { audit: model.audit.title, client: model.client });
  const frame = portraitFrame(
    sheet,
    {
      title,
      client: model.client,
      body: model.body,
      program: model.program,
      madeAt: model.madeAt,
      headLeft: [t(`vocabulary.auditKind.${model.audit.kind}`), model.standard],
      headRight: t('responseForm.headRight'),
      values: paperValues(sheet, model, model.audit.dates),
    },
    onPages,
  );
  return {
    ...frame,
    content: model.forms.flatMap((form, at): Content[] => [
      at === 0 ? { stack: [top(sheet, form)] } : { stack: [top(sheet, form)], pageBreak: 'before' },
      facts(sheet, model, form),
      part(sheet, t('responseForm.partA')),
      finding(sheet, form),
      ...expected(sheet, model, form),
      ...answers(sheet, model, form),
      ...review(sheet, model, form),
    ]),
  };
}

/** @param fontFolder folder with the font files of the program */
export function renderForm(
  model: ResponseFormModel,
  fontFolder: string,
  onProgress?: (share: number) => void,
  look?: GivenLook | null,
): Promise<RenderedReport> {
  return renderPdf((set, onPages) => formDocument(model, set, onPages), fontFolder, onProgress, look);
}
