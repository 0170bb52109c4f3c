/** The state of a finding: a ring that fills clockwise, always with its word. */
import type { FindingState } from '../../shared/model/finding-states.ts';
import { t } from '../../shared/words/words.ts';
import { MarkSvg } from './mark-svg.tsx';
import classes from './marks.module.css';

type Face = { readonly fill: number } | 'dashed' | 'tick' | 'warn' | 'slash';

const faces: Readonly<Record<FindingState, Face>> = {
  draft: 'dashed',
  issued: { fill: 1 / 8 },
  acknowledged: { fill: 1 / 4 },
  response_due: { fill: 1 / 3 },
  response_submitted: { fill: 2 / 5 },
  under_review: { fill: 1 / 2 },
  plan_accepted: { fill: 3 / 5 },
  implementation: { fill: 2 / 3 },
  evidence_submitted: { fill: 3 / 4 },
  verification: { fill: 4 / 5 },
  closed: 'tick',
  recorded: 'tick',
  disputed: 'warn',
  rejected: 'warn',
  not_effective: 'warn',
  withdrawn: 'slash',
};

/** Sector of a disc of radius 4.4 around (8, 8), clockwise from twelve o'clock. */
export function sector(share: number): string {
  const angle = 2 * Math.PI * share;
  const x = 8 + 4.4 * Math.sin(angle);
  const y = 8 - 4.4 * Math.cos(angle);
  return `M8 8V3.6A4.4 4.4 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`;
}

export interface StateRingProps {
  readonly state: FindingState;
  /** Past its due date: the ring turns red. */
  readonly late?: boolean;
  /** Only where the word stands in the same row already. */
  readonly markOnly?: boolean;
}

export function StateRing({ state, late = false, markOnly = false }: StateRingProps) {
  const face = faces[state];
  const word = t(`vocabulary.findingState.${state}`);
  const tone = late
    ? 'major'
    : face === 'warn'
      ? 'minor'
      : face === 'tick'
        ? 'ok'
        : face === 'slash' || face === 'dashed'
          ? 'mute'
          : 'accent';
  const ring = (
    <MarkSvg tone={tone} label={markOnly ? word : undefined}>
      {face === 'tick' ? (
        <>
          <circle cx="8" cy="8" r="7" fill="currentColor" />
          <path
            d="M5 8.2 7.2 10.4 11 6"
            fill="none"
            stroke="var(--mark-cut)"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : (
        <circle
          cx="8"
          cy="8"
          r="6.3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          {...(face === 'dashed' ? { strokeDasharray: '2.6 2.35' } : {})}
        />
      )}
      {typeof face === 'object' ? <path d={sector(face.fill)} fill="currentColor" /> : null}
      {face === 'warn' ? <path d="M8 4.6v4.2M8 11.2v.1" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" /> : null}
      {face === 'slash' ? <path d="M3.8 3.8 12.2 12.2" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" /> : null}
    </MarkSvg>
  );
  if (markOnly) return ring;
  return (
    <span className={classes.withWord}>
      {ring}
      <span>{word}</span>
    </span>
  );
}
