/** Marks of checks and of the ledger: disc with tick passed, triangle warning, octagon with ! blocking. */
import { MarkSvg } from './mark-svg.tsx';

export type CheckStanding = 'passed' | 'warning' | 'blocking';

export interface CheckMarkProps {
  readonly standing: CheckStanding;
  /** Said when no word stands beside the mark. */
  readonly label?: string;
  readonly size?: number;
}

const tones = { passed: 'ok', warning: 'minor', blocking: 'major' } as const;

export function CheckMark({ standing, label, size = 14 }: CheckMarkProps) {
  return (
    <MarkSvg tone={tones[standing]} label={label} size={size}>
      {standing === 'passed' ? (
        <>
          <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path
            d="M5.2 8.2 7.2 10.2 10.8 6.2"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : (
        <>
          <path
            d={standing === 'warning' ? 'M8 2.2 14.4 13.4H1.6Z' : 'M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2Z'}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinejoin="round"
          />
          <path d="M8 5.4v3.6M8 11.2v.1" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </>
      )}
    </MarkSvg>
  );
}
