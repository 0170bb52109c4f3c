/** Where a visit stands: mark and word, never colour alone. */
import {
  IconAlertTriangle,
  IconCalendarEvent,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconHelpCircle,
} from '@tabler/icons-react';
import { t } from '../../../shared/words/words.ts';
import type { Visit } from './calendar-picture.tsx';
import classes from './programme-screen.module.css';

const icons = {
  held: IconCircleCheck,
  under_way: IconCircleHalf2,
  dated: IconCalendarEvent,
  planned: IconCircleDashed,
  late: IconAlertTriangle,
  undated: IconHelpCircle,
} as const;

export function VisitStateMark({ state }: { readonly state: Visit['state'] }) {
  const Icon = icons[state];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={14} stroke={1.6} aria-hidden="true" /> {t(`programmeScreen.state.${state}`)}
    </span>
  );
}
