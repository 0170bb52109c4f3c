/** Hints of the writing help under their field: what, where, why with the clause, what to do. Quiet, and never in the way. */
import { Fragment, type ReactNode, useDeferredValue, useMemo } from 'react';
import type { WritingField, WritingHint, WritingRule } from '../../../shared/rules/writing-help/writing-help.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './writing-hints.module.css';

/** Places of one rule that are named; a long text may hold many. */
const PLACES = 5;
/** Longer words in question are the whole text, which needs no showing. */
const LONGEST = 60;

export interface WritingHintsProps {
  readonly hints: readonly WritingHint[];
  /** Shows a place in the field. */
  readonly onShow?: (from: number, to: number) => void;
}

/** In spans only, so that it can stand in the description of a field and is read out with it. */
export function WritingHints({ hints, onShow }: WritingHintsProps) {
  const byRule = new Map<WritingRule, WritingHint[]>();
  for (const hint of hints) byRule.set(hint.rule, [...(byRule.get(hint.rule) ?? []), hint]);
  if (byRule.size === 0) return null;
  return (
    <span className={classes.hints} data-writing-hints>
      {[...byRule].map(([rule, places]) => (
        <span key={rule} className={classes.hint} data-rule={rule}>
          <span className={classes.what}>{t(`writingHelp.rule.${rule}.what`)}</span>{' '}
          {places
            .filter(({ words }) => words !== '' && words.length <= LONGEST)
            .slice(0, PLACES)
            .map(({ from, to, words }) => (
              <Fragment key={from}>
                {onShow === undefined ? (
                  <span>{t('writingHelp.quoted', { words })}</span>
                ) : (
                  <button
                    type="button"
                    className={classes.place}
                    aria-label={`${t('writingHelp.goTo')}: ${words}`}
                    onClick={() => onShow(from, to)}
                  >
                    {t('writingHelp.quoted', { words })}
                  </button>
                )}{' '}
              </Fragment>
            ))}
          {t(`writingHelp.rule.${rule}.why`)} {t(`writingHelp.rule.${rule}.todo`)}
        </span>
      ))}
    </span>
  );
}

/** Help text of the field and its hints as one description; undefined leaves the field without one. */
export function describedBy(help: string | undefined, hints: ReactNode, any: boolean): ReactNode {
  if (help === undefined && !any) return undefined;
  return (
    <>
      {help === undefined ? null : <span className={classes.help}>{help}</span>}
      {hints}
    </>
  );
}

/** Selects a place in a text field and brings the caret there. */
export function showPlace(field: HTMLTextAreaElement | HTMLInputElement | null | undefined, from: number, to: number): void {
  field?.focus();
  field?.setSelectionRange(from, to);
}

/** Hints of texts that are being typed: worked out when there is time, so that no key waits for them. */
export function useHints<V>(values: V, hintsOf: (values: V) => WritingHint[]): (field: WritingField, line?: number) => WritingHint[] {
  const calm = useDeferredValue(values);
  const hints = useMemo(() => hintsOf(calm), [calm, hintsOf]);
  return (field, line) => hints.filter((hint) => hint.field === field && (line === undefined || hint.line === line));
}
