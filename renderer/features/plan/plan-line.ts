/** The plan in one line, and its coverage in two numbers. Pure. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { AUDITOR_DAY } from '../../../shared/rules/plan.ts';
import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import type { Plan } from './board-model.ts';

export const coverageKinds = ['clause', 'control', 'system', 'site'] as const;

/** All kinds together. */
export function coveredOf(coverage: OutputOf<'plan.coverage'> | undefined): { covered: number; total: number } {
  const sum = (of: 'covered' | 'total') => coverageKinds.reduce((total, kind) => total + (coverage?.counts[kind][of] ?? 0), 0);
  return { covered: sum('covered'), total: sum('total') };
}

/** `Agreed with R. Claes on 30 October 2026 · 7.5 of 7.5 auditor days · 3 h remote`. */
export function planLine(plan: Plan): string {
  const { audit } = plan;
  const number = (value: number) => String(Math.round(value * 100) / 100);
  const inPlan = number(plan.auditMinutes / AUDITOR_DAY);
  return [
    audit.planAgreedOn === null
      ? t('plan.notAgreed')
      : t(audit.planChanged ? 'plan.agreedChanged' : 'plan.agreed', { name: audit.planAgreedWith, on: longDate(audit.planAgreedOn) }),
    audit.plannedHundredths === null
      ? t('plan.auditorDays', { days: inPlan })
      : t('plan.ofPlanned', { days: inPlan, planned: number(audit.plannedHundredths / 100) }),
    ...(plan.remoteMinutes === 0 ? [] : [t('plan.remoteHours', { hours: number(plan.remoteMinutes / 60) })]),
  ].join(' · ');
}
