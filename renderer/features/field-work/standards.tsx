/** Integrated audits: one row, concluded for each standard. Chooses which one the result keys are for, and shows both. */
import { t } from '../../../shared/words/words.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { ResultMark } from '../../components/result-mark.tsx';
import classes from './item-pane.module.css';
import type { ChecklistRow } from './tree.ts';

export interface StandardsProps {
  readonly row: ChecklistRow;
  /** Null for the standard that the audit was made for. */
  readonly framework: string | null;
  readonly onChoose: (framework: string | null) => void;
}

/** Null, the further standards in turn, and null again. */
export function nextStandard(row: ChecklistRow, framework: string | null): string | null {
  const all = [null, ...row.also.map((one) => one.framework)];
  return all[(all.indexOf(framework) + 1) % all.length] ?? null;
}

export function Standards({ row, framework, onChoose }: StandardsProps) {
  if (row.also.length === 0) return null;
  const main = { framework: null, label: t('work.standards.main', { requirement: row.requirement.replace(':', ' ') }), shown: row.shown };
  const all = [
    main,
    ...row.also.map((one) => ({
      framework: one.framework,
      label: t('work.standards.further', { standard: one.standard, requirement: one.requirement.replace(':', ' ') }),
      shown: one.shown,
    })),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of buttons in every browser.
    <div className={classes.standards} role="group" aria-label={t('work.standards.label')}>
      {all.map((one) => (
        <button
          key={one.framework ?? 'main'}
          type="button"
          className={classes.standard}
          aria-pressed={one.framework === framework}
          onClick={() => onChoose(one.framework)}
        >
          <ResultMark mark={one.shown} />
          {one.label}
        </button>
      ))}
      <KeyHint keys="S" />
      <span className={classes.quiet}>{t('work.standards.once')}</span>
    </div>
  );
}
