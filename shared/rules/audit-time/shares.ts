/** What follows from the days: on and off site, Stage 1 and 2, the other audits of the cycle, planned against actual. */
import type { AuditTimeInput, AuditTimeLine, AuditTimeOutput, FigureOrigin } from '../../contract/audit-time.ts';
import type { AuditTimeTable, AuditTimeTables, PercentRule, ShareRule } from '../../model/audit-time-tables.ts';
import { signedDays } from '../../words/dates.ts';
import { t } from '../../words/words.ts';
import { type Exact, nearest, roundedUp, scaled } from './exact.ts';
import { hundredthsOf } from './refusals.ts';
import { confirmedFor, lineDays, WHOLE } from './scheme-time.ts';

type Parts = Pick<
  AuditTimeOutput,
  'onSiteDays' | 'offSiteDays' | 'stage1Days' | 'stage2Days' | 'surveillanceDays' | 'recertificationDays' | 'shares'
>;

/** The percentage of a rule, or what the body has set instead. */
function settled(rule: PercentRule, own: number | undefined, tables: readonly AuditTimeTable[]) {
  const status: FigureOrigin = own !== undefined || rule.confirmedFor.length === 0 ? 'setting' : confirmedFor(rule, tables);
  return { percent: own ?? rule.percent, status, source: own === undefined ? rule.source : t('auditTime.bodySetting') };
}

/**
 * @param time the exact time of the initial audit, from which shares are taken so that they are rounded once
 * @param days the same in half days, as hundredths
 */
export function sharesOf(
  tables: AuditTimeTables,
  used: readonly AuditTimeTable[],
  time: Exact,
  days: number,
  settings: NonNullable<AuditTimeInput['settings']>,
): Parts {
  const { rules } = tables;
  const step = Math.round(rules.rounding.stepDays * 100);
  const line = (
    step_: AuditTimeLine['step'],
    label: string,
    input: string,
    hundredths: number,
    from: { source: string; status: FigureOrigin },
  ) => ({
    step: step_,
    table: null,
    label,
    input,
    days: hundredths / 100,
    justification: null,
    source: from.source,
    status: from.status,
  });
  const part = (percent: number, field: string) => scaled(time, hundredthsOf(percent, field), WHOLE);

  const onSite = settled(rules.onSite, settings.onSitePercent, used);
  const onSiteTime = part(onSite.percent, 'settings.onSitePercent');
  const onSiteDays = Math.min(days, Math.max(step, nearest(onSiteTime, step)));

  // Both stages take place, and together they are the days: each takes half a day at least where there is a whole one.
  const stage1 = settled(rules.stage1, settings.stage1Percent, used);
  const stage1Time = part(stage1.percent, 'settings.stage1Percent');
  const stage1Days = Math.max(0, Math.min(Math.max(step, nearest(stage1Time, step)), days - step));

  const share = (rule: ShareRule) => {
    const exactly = scaled(time, rule.numerator, rule.denominator);
    const atLeast = used.some((table) => rule.atLeastFor.includes(table));
    const rounded = Math.max(step, (atLeast ? roundedUp : nearest)(exactly, step));
    const values = { share: `${rule.numerator}/${rule.denominator}`, days: lineDays(exactly) };
    return {
      rounded,
      input: t(atLeast ? 'auditTime.shareAtLeast' : 'auditTime.share', values),
      source: rule.source,
      status: confirmedFor(rule, used),
    };
  };
  const surveillance = share(rules.surveillance);
  const recertification = share(rules.recertification);

  const percentOf = (percent: number, of: Exact) => t('auditTime.percentOf', { percent, days: lineDays(of) });
  return {
    onSiteDays: onSiteDays / 100,
    offSiteDays: (days - onSiteDays) / 100,
    stage1Days: stage1Days / 100,
    stage2Days: (days - stage1Days) / 100,
    surveillanceDays: surveillance.rounded / 100,
    recertificationDays: recertification.rounded / 100,
    shares: [
      line('on_site', t('auditTime.onSite'), percentOf(onSite.percent, onSiteTime), onSiteDays, onSite),
      line('off_site', t('auditTime.offSite'), t('auditTime.theRest'), days - onSiteDays, onSite),
      line('stage_1', t('auditTime.stage1'), percentOf(stage1.percent, stage1Time), stage1Days, stage1),
      line('stage_2', t('auditTime.stage2'), t('auditTime.theRest'), days - stage1Days, stage1),
      line('surveillance', t('auditTime.surveillance'), surveillance.input, surveillance.rounded, surveillance),
      line('recertification', t('auditTime.recertification'), recertification.input, recertification.rounded, recertification),
    ],
  };
}

export interface Comparison {
  readonly lines: readonly AuditTimeLine[];
  readonly warnings: readonly string[];
}

/** Planned and actual days against the days that were worked out (hundredths). Too little is a warning, never a block. */
export function compareDays(required: number, planned: number | undefined, actual: number | undefined): Comparison {
  const lines: AuditTimeLine[] = [];
  const warnings: string[] = [];
  const add = (step: 'planned' | 'actual', value: number, against: number, than: string) => {
    const hundredths = hundredthsOf(value, step);
    const difference = hundredths - against;
    lines.push({
      step,
      table: null,
      label: t(`auditTime.${step}`),
      input: t('auditTime.against', { difference: signedDays(difference), than }),
      days: hundredths / 100,
      justification: null,
      source: t('auditTime.enteredHere'),
      status: 'entered',
    });
    if (difference < 0) warnings.push(t(`auditTime.${step}Short`, { difference: signedDays(difference), than }));
    return hundredths;
  };
  const plan = planned === undefined ? null : add('planned', planned, required, t('auditTime.thanRequired'));
  if (actual !== undefined) add('actual', actual, plan ?? required, t(plan === null ? 'auditTime.thanRequired' : 'auditTime.thanPlanned'));
  return { lines, warnings };
}
