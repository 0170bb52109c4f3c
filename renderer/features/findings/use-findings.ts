/** The findings of an audit for its register: the first ones at once, thousands more as soon as those are shown. */
import { useRead } from '../../api/use-read.ts';
import type { FindingRow } from './register.ts';

/** More than the highest window shows; a register that holds no more is read in one answer. */
export const FIRST = 60;

export interface Findings {
  readonly findings: readonly FindingRow[];
  /** How many there are, the ones that are still on their way included. */
  readonly total: number;
  /** All of them are here: counts and filters say what they should. */
  readonly whole: boolean;
  readonly today: string | undefined;
  readonly error: ReturnType<typeof useRead<'findings.list'>>['error'];
}

/** @param shown the first ones stand on the screen: only then the others are asked for, so that nothing waits behind them. */
export function useFindings(auditId: string, shown: boolean): Findings {
  const first = useRead('findings.list', { auditId, first: FIRST });
  const more = first.data !== undefined && first.data.total > first.data.findings.length;
  const all = useRead('findings.list', { auditId }, { enabled: more && shown });
  const here = more ? (all.data ?? first.data) : first.data;
  return {
    findings: here?.findings ?? none,
    total: first.data?.total ?? 0,
    whole: first.data !== undefined && (!more || all.data !== undefined),
    today: first.data?.today,
    error: first.error ?? all.error,
  };
}

const none: readonly [] = [];
