/** The sections of a report in the order of the look: moved and left out by keys. */
import { IconGripVertical, IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { ReportLook, ReportPart } from '../../../shared/model/report-look.ts';
import { clauseOf, mayBeLeftOut, wholeOrder } from '../../../shared/rules/report-look.ts';
import { t } from '../../../shared/words/words.ts';
import { rowAfterKey } from '../../components/list-keys.ts';
import classes from './templates-screen.module.css';

type Sections = ReportLook['sections'];
/** They stand after all others, whatever the order says. */
const annexes: readonly ReportPart[] = ['checklist', 'evidence', 'closing'];

interface SectionOrderProps {
  readonly sections: Sections;
  readonly problems: readonly string[];
  readonly onChange: (sections: Sections) => void;
}

export function SectionOrder({ sections, problems, onChange }: SectionOrderProps) {
  const whole = wholeOrder(sections.order);
  const order = [...whole.filter((part) => !annexes.includes(part)), ...whole.filter((part) => annexes.includes(part))];
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<ReportPart>(order[0] ?? 'summary');
  const [said, setSaid] = useState('');
  const focusOn = (part: ReportPart) => {
    setCurrent(part);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-part="${part}"]`)?.focus());
  };
  const move = (part: ReportPart, by: 1 | -1) => {
    const at = order.indexOf(part);
    const other = order[at + by];
    if (other === undefined || annexes.includes(other) !== annexes.includes(part)) return;
    const next = [...order];
    next[at] = other;
    next[at + by] = part;
    onChange({ ...sections, order: next });
    setSaid(`${t(`looks.part.${part}`)} ${t('lookScreen.sections.move', { place: at + by + 1, count: order.length })}`);
    focusOn(part);
  };
  const toggle = (part: ReportPart) => {
    if (!mayBeLeftOut(part)) return;
    const out = sections.leftOut.includes(part);
    onChange({ ...sections, leftOut: out ? sections.leftOut.filter((one) => one !== part) : [...sections.leftOut, part] });
  };
  const onKeyDown = (event: KeyboardEvent, part: ReportPart) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) move(part, event.key === 'ArrowUp' ? -1 : 1);
    else if (event.key === ' ') toggle(part);
    else {
      const to = event.altKey || event.ctrlKey ? null : rowAfterKey(event.key, order.indexOf(part), order.length);
      const next = to === null ? undefined : order[to];
      if (next === undefined) return;
      focusOn(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <ul ref={list} className={classes.sections} aria-label={t('lookScreen.sections.list')} data-place="sections">
        {order.map((part) => {
          const out = sections.leftOut.includes(part) && mayBeLeftOut(part);
          const stays = !mayBeLeftOut(part);
          return (
            <li key={part}>
              <button
                type="button"
                data-part={part}
                data-out={out || undefined}
                data-annex={part === 'checklist' || undefined}
                tabIndex={part === current ? 0 : -1}
                aria-pressed={stays ? undefined : !out}
                title={stays ? clauseOf(part) : undefined}
                onFocus={() => setCurrent(part)}
                onClick={() => toggle(part)}
                onKeyDown={(event) => onKeyDown(event, part)}
              >
                <IconGripVertical size={14} stroke={1.6} aria-hidden="true" />
                <span className={classes.partName}>{t(`looks.part.${part}`)}</span>
                {stays ? <IconLock size={13} stroke={1.6} aria-label={t('lookScreen.sections.mustStay')} /> : null}
                {out ? <span className={classes.note}>{t('lookScreen.sections.leftOut')}</span> : null}
              </button>
            </li>
          );
        })}
      </ul>
      {problems.map((problem) => (
        <p key={problem} className={classes.error}>
          {problem}
        </p>
      ))}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}
