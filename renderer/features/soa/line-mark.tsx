/** What was found about a row: a mark with its own shape, and the word. */
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconCircleX,
  IconCopy,
  IconHelpCircle,
  IconLetterCase,
  IconQuestionMark,
} from '@tabler/icons-react';
import { t } from '../../../shared/words/words.ts';
import type { LineKind } from './lines.ts';
import classes from './soa.module.css';

const marks = {
  missing: { Icon: IconCircleDashed, tone: 'major' },
  not_a_control: { Icon: IconCircleX, tone: 'major' },
  no_reason: { Icon: IconHelpCircle, tone: 'minor' },
  duplicate: { Icon: IconCopy, tone: 'minor' },
  title_differs: { Icon: IconLetterCase, tone: 'minor' },
  not_stated: { Icon: IconQuestionMark, tone: 'minor' },
  own: { Icon: IconCircleDot, tone: 'mute' },
  matches: { Icon: IconCircleCheck, tone: 'ok' },
} as const;

export function LineMark({ kind }: { readonly kind: LineKind }) {
  const { Icon, tone } = marks[kind];
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon size={14} stroke={1.6} aria-hidden="true" />
      {t(`soa.kind.${kind}`)}
    </span>
  );
}
