/** What helps with writing a finding: hints under its fields, and own phrasings for the field that has the caret. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import type { PhrasingKind } from '../../../shared/model/vocabulary.ts';
import { findingHints, neededParts } from '../../../shared/rules/writing-help/writing-help.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { findingCommands } from './commands.ts';
import { PhrasingsDialog } from './phrasings-dialog.tsx';
import type { RaiseValues } from './raise-values.ts';
import { textsOf, useWritingSetting } from './use-writing-setting.ts';
import { describedBy, showPlace, useHints, WritingHints } from './writing-hints.tsx';

/** Hints of the form by field: as the description of a field, which is read out with it. */
export function useFindingHints(audit: Row<'audit'>, values: RaiseValues) {
  const items = useRead('catalogs.items', { catalogId: audit.catalogId }).data?.items;
  const setting = useWritingSetting();
  const begun = [values.title, values.statement, ...values.lines.map(({ text }) => text)].some((text) => text.trim() !== '');
  const hintsOf = useCallback(
    // An untouched form lacks everything, which nobody has to be told.
    (now: RaiseValues) => findingHints(textsOf(now, items ?? []), setting).filter(({ rule }) => begun || !neededParts.includes(rule)),
    [items, setting, begun],
  );
  const of = useHints(values, hintsOf);
  return {
    under(field: Parameters<typeof of>[0], help?: string, line?: number) {
      const hints = of(field, line);
      const place = line === undefined ? field : `${field}-${line}`;
      const show = (from: number, to: number) =>
        showPlace(document.querySelector<HTMLTextAreaElement>(`[data-place="${place}"]`), from, to);
      return describedBy(help, <WritingHints hints={hints} onShow={show} />, hints.length > 0);
    },
  };
}
export type FormHints = ReturnType<typeof useFindingHints>;

/** Text fields that own phrasings can go into, by the name of their place. */
const phrasingKinds: Readonly<Record<string, PhrasingKind>> = { statement: 'statement', gradeReason: 'grade_reason', evidence: 'evidence' };

interface PhrasingPlace {
  readonly kind: PhrasingKind;
  readonly place: string;
  readonly from: number;
  readonly to: number;
}

/** Own phrasings for the field that has, or last had, the caret; the statement when there was none. */
export function usePhrasings(form: RefObject<HTMLFormElement | null>, values: RaiseValues, set: (patch: Partial<RaiseValues>) => void) {
  const [at, setAt] = useState<PhrasingPlace | null>(null);
  const last = useRef<HTMLTextAreaElement | null>(null);
  useEffect(() => {
    const noted = (event: FocusEvent) => {
      if (event.target instanceof HTMLTextAreaElement && event.target.dataset.place !== undefined) last.current = event.target;
    };
    const element = form.current;
    element?.addEventListener('focusin', noted);
    return () => element?.removeEventListener('focusin', noted);
  }, [form]);
  const open = () => {
    const field =
      last.current?.isConnected === true ? last.current : form.current?.querySelector<HTMLTextAreaElement>('[data-place="statement"]');
    const place = field?.dataset.place ?? 'statement';
    const kind = phrasingKinds[place.split('-')[0] ?? ''] ?? 'statement';
    const end = field?.value.length ?? 0;
    setAt({ kind, place, from: field?.selectionStart ?? end, to: field?.selectionEnd ?? end });
  };
  useCommands([{ ...findingCommands.phrasings, run: open }]);
  const line = at?.place.startsWith('evidence-') === true ? Number(at.place.slice('evidence-'.length)) : null;
  const text = line !== null ? (values.lines[line]?.text ?? '') : at?.place === 'gradeReason' ? values.gradeReason : values.statement;
  const insert = (phrasing: string) => {
    if (at === null) return;
    const before = text.slice(0, at.from);
    const gap = before === '' || /\s$/.test(before) ? '' : ' ';
    const next = `${before}${gap}${phrasing}${text.slice(at.to)}`;
    if (line !== null) set({ lines: values.lines.map((one, index) => (index === line ? { ...one, text: next } : one)) });
    else set(at.place === 'gradeReason' ? { gradeReason: next } : { statement: next });
    setAt(null);
    const caret = at.from + gap.length + phrasing.length;
    window.setTimeout(() => showPlace(form.current?.querySelector<HTMLTextAreaElement>(`[data-place="${at.place}"]`), caret, caret));
  };
  return {
    open,
    dialog: at === null ? null : <PhrasingsDialog kind={at.kind} text={text} onInsert={insert} onClose={() => setAt(null)} />,
  };
}
