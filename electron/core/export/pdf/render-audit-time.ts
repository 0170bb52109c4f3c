/** The audit-time sheet as a paper: what was worked out, from what, who approved it, and what was planned and spent. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { dateRange, days, longDate, shortDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import type { AuditTimeModel } from '../audit-time-model.ts';
import type { GivenLook } from '../given-look.ts';
import { paperValues } from './field-values.ts';
import { portraitFrame } from './frame.ts';
import { createSheet } from './paper.ts';
import { type RenderedReport, renderPdf } from './render-report.ts';
import { roomFor } from './room.ts';
import { auditTimeIntro, auditTimeTable } from './sections/audit-time.ts';
import { ledgerEnd } from './sections/closing.ts';
import { keyValueTable } from './tables.ts';
import type { TypeSetter } from './type-setter.ts';

const daysOr = (hundredths: number | null) => (hundredths === null ? t('report.none') : days(hundredths));

function auditTimeDocument(model: AuditTimeModel, set: TypeSetter, onPages: (count: number) => void): TDocumentDefinitions {
  const sheet = createSheet(set);
  const { audit, time } = model;
  const title = t('auditTimeReport.paperTitle', { audit: audit.title });
  let next = 0;
  const part = (name: string, content: readonly Content[]): Content[] => {
    next += 1;
    const heading = sheet.heading2({ number: '', title: name, id: `part-${next}`, parent: '', reserve: roomFor(content) });
    return [...heading, ...content];
  };
  const rows = [
    { label: t('auditTimeReport.facts.client'), value: model.client },
    { label: t('auditTimeReport.facts.audit'), value: [audit.number, t(`vocabulary.auditKind.${audit.kind}`), model.standard].join(' · ') },
    { label: t('auditTimeReport.facts.dates'), value: dateRange(audit.startsOn, audit.endsOn) || t('report.none') },
    { label: t('auditTimeReport.facts.required'), value: daysOr(time.requiredHundredths) },
    { label: t('auditTimeReport.facts.planned'), value: daysOr(audit.plannedHundredths) },
    { label: t('auditTimeReport.facts.actual'), value: daysOr(audit.actualHundredths) },
    { label: t('auditTimeReport.facts.approval'), value: auditTimeIntro(time) },
    ...(time.note.trim() === '' ? [] : [{ label: t('auditTimeReport.facts.note'), value: time.note }]),
  ];
  return {
    ...portraitFrame(
      sheet,
      {
        title: `${title}: ${model.client}`,
        client: model.client,
        body: model.body,
        program: model.program,
        madeAt: model.generatedAt,
        headLeft: [t(`vocabulary.auditKind.${audit.kind}`), model.standard],
        headRight: t('auditTimeReport.headRight', { number: audit.number, date: shortDate(model.generatedOn) }),
        values: { ...paperValues(sheet, model, dateRange(audit.startsOn, audit.endsOn)), date: longDate(model.generatedOn) },
      },
      onPages,
    ),
    content: [
      sheet.text(title, { family: 'Serif', bold: true, size: 22, lineHeight: 1, margin: [0, 0, 0, 10] }),
      keyValueTable(sheet, rows),
      ...part(t('auditTimeReport.calculation'), [
        time.lines.length === 0 ? sheet.text(t('auditTimeReport.noCalculation')) : auditTimeTable(sheet, time.lines),
      ]),
      ...(time.shares.length === 0 ? [] : part(t('auditTimeReport.shares'), [auditTimeTable(sheet, time.shares)])),
      ...(time.taken.length === 0 ? [] : part(t('auditTimeReport.taken'), [auditTimeTable(sheet, time.taken)])),
      ...(time.warnings.length === 0
        ? []
        : part(
            t('auditTimeReport.warnings'),
            time.warnings.map((one) => sheet.text(one, { margin: [0, 0, 0, 3] })),
          )),
      ...part(t('auditTimeReport.ledger'), ledgerEnd(sheet, model.heads)),
    ],
  };
}

/** @param fontFolder folder with the font files of the program */
export function renderAuditTime(
  model: AuditTimeModel,
  fontFolder: string,
  onProgress?: (share: number) => void,
  look?: GivenLook | null,
): Promise<RenderedReport> {
  return renderPdf((set, onPages) => auditTimeDocument(model, set, onPages), fontFolder, onProgress, look);
}
