/** The areas of the window at the left: words with counts, or a rail of icons with tooltips. */
import { Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBuilding,
  IconCalendarEvent,
  IconCalendarStats,
  IconCalendarTime,
  IconChecklist,
  IconCpu,
  IconFileText,
  IconFilter,
  IconGavel,
  IconHome,
  IconHourglass,
  IconLayoutGrid,
  IconLink,
  IconListDetails,
  IconMessages,
  IconPalette,
  IconPaperclip,
  IconSettings,
  IconTarget,
  IconTruckDelivery,
  IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Fragment, memo } from 'react';
import { t } from '../../shared/words/words.ts';
import { useAuditChoice } from '../api/current-audit.ts';
import { useRead } from '../api/use-read.ts';
import { goCommands } from '../commands/frame-commands.ts';
import { KeyHint } from '../components/key-hint.tsx';
import type { AreaKey } from './area-list.ts';
import classes from './areas.module.css';
import { goTo } from './go.ts';

const icons = {
  overview: IconHome,
  client: IconBuilding,
  scope: IconTarget,
  systems: IconCpu,
  applicability: IconListDetails,
  suppliers: IconTruckDelivery,
  team: IconUsers,
  auditTime: IconHourglass,
  programme: IconCalendarStats,
  audits: IconCalendarEvent,
  plan: IconCalendarTime,
  fieldWork: IconChecklist,
  interviews: IconMessages,
  evidence: IconPaperclip,
  sampling: IconFilter,
  coverage: IconLayoutGrid,
  findings: IconAlertTriangle,
  reports: IconFileText,
  decision: IconGavel,
  templates: IconPalette,
  ledger: IconLink,
  settings: IconSettings,
} as const;

const groups: readonly { readonly head: 'setUp' | 'audit' | 'outcome' | null; readonly areas: readonly AreaKey[] }[] = [
  { head: null, areas: ['overview'] },
  { head: 'setUp', areas: ['client', 'scope', 'systems', 'applicability', 'suppliers', 'team', 'auditTime', 'programme'] },
  { head: 'audit', areas: ['audits', 'plan', 'fieldWork', 'interviews', 'evidence', 'sampling', 'coverage'] },
  { head: 'outcome', areas: ['findings', 'reports', 'decision', 'templates'] },
];

/** Drawn again when the area changes or a count, not at each step inside an area. */
export const Areas = memo(function Areas({ rail, current }: { readonly rail: boolean; readonly current: AreaKey }) {
  const counts = useCounts();
  // A consultancy has no certification cycle and decides nothing (docs/decisions/0008).
  const hidden: readonly AreaKey[] = useRead('engagement.show', {}).data?.kind === 'consultancy' ? ['programme', 'decision'] : [];
  const entry = (area: AreaKey) => <Entry key={area} area={area} rail={rail} current={area === current} count={counts[area]} />;
  return (
    <nav className={classes.nav} data-rail={rail || undefined} aria-label={t('window.areas.label')} data-pane>
      {groups.map((group) => (
        <Fragment key={group.head ?? 'first'}>
          {group.head === null ? null : rail ? (
            <hr className={classes.rule} />
          ) : (
            <h2 className={classes.head}>{t(`window.areas.${group.head}`)}</h2>
          )}
          {group.areas.filter((area) => !hidden.includes(area)).map(entry)}
        </Fragment>
      ))}
      <div className={classes.space} />
      {entry('ledger')}
      {entry('settings')}
    </nav>
  );
});

interface EntryProps {
  readonly area: AreaKey;
  readonly rail: boolean;
  readonly current: boolean;
  readonly count: string | undefined;
}

const Entry = memo(function Entry({ area, rail, current, count }: EntryProps) {
  const navigate = useNavigate();
  const { working } = useAuditChoice();
  const Icon = icons[area];
  const word = t(`window.areas.${area}`);
  const keys = area === 'settings' ? 'Ctrl+,' : goCommands[area].shortcut;
  const button = (
    <button
      type="button"
      className={classes.entry}
      data-current={current || undefined}
      aria-current={current ? 'page' : undefined}
      aria-label={rail ? (count === undefined ? word : `${word}, ${count}`) : undefined}
      onClick={() => goTo(navigate, area, working)}
    >
      <Icon size={16} stroke={1.6} aria-hidden="true" />
      {rail ? null : <span className={classes.word}>{word}</span>}
      {rail || count === undefined ? null : <span className={classes.count}>{count}</span>}
    </button>
  );
  if (!rail) return button;
  return (
    <Tooltip
      position="right"
      label={
        <span className={classes.tip}>
          {count === undefined ? word : `${word} ${count}`} <KeyHint keys={keys} />
        </span>
      }
    >
      {button}
    </Tooltip>
  );
});

/** Counts beside the areas, once they are known. */
function useCounts(): Readonly<Partial<Record<AreaKey, string>>> {
  const systems = useRead('scope.systems', {}).data?.systems.length;
  const suppliers = useRead('suppliers.list', {}).data?.suppliers.length;
  const people = useRead('team.list', {}).data?.people.length;
  const evidence = useRead('evidence.list', {}).data?.evidence.length;
  const { audits, working } = useAuditChoice();
  const findings = working === null ? undefined : working.majors + working.minors + working.opportunities;
  const shown = (count: number | undefined) => (count === undefined || count === 0 ? undefined : String(count));
  const counts: Partial<Record<AreaKey, string | undefined>> = {
    systems: shown(systems),
    suppliers: shown(suppliers),
    team: shown(people),
    audits: shown(audits.length),
    fieldWork: working === null || working.items === 0 ? undefined : `${working.concluded}/${working.items}`,
    evidence: shown(evidence),
    findings: shown(findings),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined));
}
