/** Which audit the person works on. Screens of one audit say it by their address; the others follow the switcher. */
import { useParams } from '@tanstack/react-router';
import { create } from 'zustand';
import type { OutputOf } from '../../shared/contract/index.ts';
import { useRead } from './use-read.ts';

export type AuditRow = OutputOf<'audits.list'>['audits'][number];

const useChoice = create<{ readonly chosen: string | null }>()(() => ({ chosen: null }));

/** Null stands for all audits of the cycle. */
export function chooseAudit(id: string | null): void {
  useChoice.setState({ chosen: id });
}

/** The audit that work goes to when none was chosen: the last one with a checklist, else the last one. */
export function workingAudit(audits: readonly AuditRow[]): AuditRow | null {
  return audits.findLast((audit) => audit.items > 0) ?? audits.at(-1) ?? null;
}

export interface AuditChoice {
  readonly audits: readonly AuditRow[];
  /** What the switcher shows; null for all. */
  readonly chosen: AuditRow | null;
  /** The chosen one, or the one that work goes to; null only while there is none. */
  readonly working: AuditRow | null;
}

const none: readonly AuditRow[] = [];

export function useAuditChoice(): AuditChoice {
  // Of the address only the audit: a step from row to row must not draw everything again that asks which audit it is.
  const named: string | undefined = useParams({ strict: false, select: ({ auditId }) => auditId });
  const kept = useChoice((s) => s.chosen);
  const audits = useRead('audits.list', {}).data?.audits ?? none;
  const id = named ?? kept;
  const chosen = audits.find((audit) => audit.id === id) ?? null;
  return { audits, chosen, working: chosen ?? workingAudit(audits) };
}
