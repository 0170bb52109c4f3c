/** A failure where it happened: what happened and what is safe, the way out, code and reference small at the end. */
import { IconAlertOctagon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ErrorEnvelope } from '../../shared/contract/errors.ts';
import classes from './inline-problem.module.css';

export interface InlineProblemProps {
  readonly problem: ErrorEnvelope | { readonly envelope: ErrorEnvelope } | null;
  /** `banner` on the weak ground, `line` under a field. */
  readonly kind?: 'banner' | 'line';
  /** Deeds: try again, copy text. */
  readonly children?: ReactNode;
}

export function InlineProblem({ problem, kind = 'banner', children }: InlineProblemProps) {
  if (problem === null) return null;
  const error = 'envelope' in problem ? problem.envelope : problem;
  if (kind === 'line') {
    return (
      <p className={classes.line} role="alert">
        <IconAlertOctagon size={14} stroke={1.6} aria-hidden="true" />
        <span>{error.hint === undefined ? error.message : `${error.message} ${error.hint}`}</span>
      </p>
    );
  }
  return (
    <div className={classes.banner} role="alert">
      <IconAlertOctagon className={classes.icon} size={16} stroke={1.6} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.message}>{error.message}</p>
        {error.hint === undefined ? null : <p className={classes.hint}>{error.hint}</p>}
        <div className={classes.foot}>
          {children}
          <span className={classes.code}>
            {error.code} · {error.ref}
          </span>
        </div>
      </div>
    </div>
  );
}
