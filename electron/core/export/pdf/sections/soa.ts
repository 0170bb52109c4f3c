/** The Statement of Applicability as audited: how many controls apply, which are excluded and on what ground. */
import { shortDate } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { ReportSoa } from '../../report-model/shape.ts';
import { size } from '../look.ts';
import { keepWithNext } from '../paper.ts';
import { roomFor } from '../room.ts';
import { keyValueTable, listTable } from '../tables.ts';
import { paragraphs } from '../type-setter.ts';
import type { Section } from './section.ts';

/** Which version was audited: number, approval, and the evidence it was read from. */
function versionFacts(soa: ReportSoa) {
  const { number, datedOn, approvedBy, approvedOn, evidence } = soa;
  const approval =
    approvedOn === null ? t('report.soa.notApproved') : t('report.soa.approved', { by: approvedBy, date: shortDate(approvedOn) });
  const dated = datedOn === null ? '' : t('report.soa.dated', { date: shortDate(datedOn) });
  return [{ label: t('report.soa.version'), value: [number, dated, approval, evidence].filter((part) => part !== '').join(' · ') }];
}

/** Height up to which facts and excluded controls stay on one page. */
const TOGETHER = 320;

export const statementOfApplicability: Section = (paper, place) => {
  const { model } = paper;
  const written = paragraphs(model.texts.excluded_controls ?? '');
  const total = model.totals.controls;
  const excluded = model.excludedControls.length;
  const { soa } = model;
  const facts = keyValueTable(paper, [
    ...(soa === null ? [] : versionFacts(soa)),
    { label: t('report.soa.controls'), value: t('report.soa.controlsText', { total, apply: total - excluded, excluded }) },
    ...(soa === null || soa.missing.length === 0 ? [] : [{ label: t('report.soa.missing'), value: soa.missing.join(', ') }]),
    ...(soa === null || soa.concerns.length === 0
      ? []
      : [{ label: t('report.soa.concerns'), value: soa.concerns.map(({ ref, note }) => `${ref}: ${note}`).join('\n') }]),
    ...(written.length === 0 ? [] : [{ label: t('report.soa.judgement'), value: written.join('\n') }]),
    ...(excluded === 0 && written.length === 0 ? [{ label: t('report.soa.excluded'), value: t('report.soa.noneExcluded') }] : []),
  ]);
  const table = listTable(
    paper,
    [
      { head: t('report.soa.control'), width: 44, bold: true },
      { head: t('report.checklist.requirement'), width: 150 },
      { head: t('report.soa.ground'), width: 'rest' },
    ],
    model.excludedControls.map((one) => [one.ref, one.title, one.reason === '' ? t('report.soa.noGround') : one.reason]),
  );
  const title = paper.text(t('report.soa.excluded'), { bold: true, size: size.table, margin: [0, 0, 0, 3] });
  const whole = roomFor([facts]) + (excluded === 0 ? 0 : roomFor([table]) + 20);
  // Together where there is little: two excluded controls alone on a page would look like the rest of something lost.
  const reserve = whole <= TOGETHER ? whole : roomFor([facts]);
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.soa'), id: place.id, newPage: false, reserve }),
    facts,
    ...(excluded === 0 ? [] : [...keepWithNext(title, roomFor([table]), 2), table]),
  ];
};
