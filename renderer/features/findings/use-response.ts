/** Reading a returned workbook as the screen sees it: the chosen file, the comparison, and what the person decided. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { ResponseField } from '../../../shared/model/response-fields.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { runCommand } from '../../api/use-run.ts';

export type Comparison = OutputOf<'findings.previewResponse'>;
export type Returned = Comparison['findings'][number];
export type Change = Returned['changes'][number];
export type Decision = 'accept' | 'reject' | 'later';

export const keyOf = (findingId: string, field: ResponseField): string => `${findingId} ${field}`;

/** Only what the client alone changed is accepted from the start; where both sides did, a person says which holds. */
function firstDecisions(comparison: Comparison): ReadonlyMap<string, Decision> {
  return new Map(
    comparison.findings.flatMap(({ findingId, changes }) =>
      changes
        .filter(({ kind }) => kind !== 'decided')
        .map(({ field, kind, blocked }) => [keyOf(findingId, field), kind === 'offered' && blocked === '' ? 'accept' : 'later'] as const),
    ),
  );
}

interface Done {
  readonly accepted: number;
  readonly rejected: number;
}

export interface ResponseState {
  readonly comparison: Comparison | null;
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly busy: { readonly kind: 'reading' | 'writing'; readonly name: string } | null;
  readonly problem: ErrorEnvelope | null;
  readonly done: Done | null;
  choose(): Promise<void>;
  drop(files: readonly File[]): Promise<void>;
  decide(findingId: string, field: ResponseField, decision: Decision): void;
  decideAll(decision: 'accept' | 'reject'): void;
  take(submittedBy: string, on: string): Promise<void>;
}

export function useResponse(): ResponseState {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [busy, setBusy] = useState<ResponseState['busy']>(null);
  const [problem, setProblem] = useState<ErrorEnvelope | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const file = useRef<{ readonly token: string; readonly name: string } | null>(null);
  const task = useRef<string | null>(null);

  const read = useCallback(async (chosen: { readonly token: string; readonly name: string } | undefined) => {
    if (chosen === undefined) return;
    file.current = chosen;
    task.current = `response-${crypto.randomUUID()}`;
    setComparison(null);
    setDone(null);
    setProblem(null);
    setBusy({ kind: 'reading', name: chosen.name });
    try {
      const answer = await call('findings.previewResponse', { file: { token: chosen.token }, task: task.current });
      setComparison(answer);
      setDecisions(firstDecisions(answer));
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      task.current = null;
      setBusy(null);
    }
  }, []);
  const choose = useCallback(async () => {
    try {
      await read((await call('window.chooseFile', { purpose: 'table' })).files[0]);
    } catch (error) {
      setProblem(envelopeOf(error));
    }
  }, [read]);
  const drop = useCallback(
    async (files: readonly File[]) => {
      try {
        await read((await window.fieldbook.takeFiles([...files]))[0]);
      } catch (error) {
        setProblem(envelopeOf(error));
      }
    },
    [read],
  );
  const decide = (findingId: string, field: ResponseField, decision: Decision) =>
    setDecisions(new Map(decisions).set(keyOf(findingId, field), decision));
  const decideAll = (decision: 'accept' | 'reject') => {
    const next = new Map(decisions);
    for (const { findingId, changes } of comparison?.findings ?? [])
      for (const { field, kind, blocked } of changes) {
        if (kind === 'decided' || (decision === 'accept' && (kind === 'conflict' || blocked !== ''))) continue;
        next.set(keyOf(findingId, field), decision);
      }
    setDecisions(next);
  };
  const take = async (submittedBy: string, on: string) => {
    if (comparison === null || file.current === null) return;
    task.current = `response-${crypto.randomUUID()}`;
    setProblem(null);
    setBusy({ kind: 'writing', name: file.current.name });
    try {
      const chosen = comparison.findings.flatMap(({ findingId, changes }) =>
        changes.flatMap(({ field }) => {
          const decision = decisions.get(keyOf(findingId, field));
          return decision === undefined || decision === 'later' ? [] : [{ findingId, field, accept: decision === 'accept' }];
        }),
      );
      const answer = await runCommand('findings.importResponse', {
        file: { token: file.current.token },
        comparison: comparison.comparison,
        submittedBy,
        ...(on === '' ? {} : { on }),
        decisions: chosen,
        task: task.current,
      });
      setDone({ accepted: answer.accepted, rejected: answer.rejected });
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      task.current = null;
      setBusy(null);
    }
  };
  useEffect(
    () => () => {
      if (task.current !== null) void call('engagement.cancel', { task: task.current });
    },
    [],
  );
  return { comparison, decisions, busy, problem, done, choose, drop, decide, decideAll, take };
}
