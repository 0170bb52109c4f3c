/** The top bar: whose engagement, which audit, of which kind; search, saved indicator, help. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconHelpCircle, IconSearch, IconSelector } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { memo } from 'react';
import { dateRange } from '../../shared/words/dates.ts';
import { t } from '../../shared/words/words.ts';
import { type AuditRow, chooseAudit, useAuditChoice } from '../api/current-audit.ts';
import { useRead } from '../api/use-read.ts';
import { overlays } from '../commands/overlays.ts';
import { KeyHint } from '../components/key-hint.tsx';
import { ProductMark } from '../components/product-mark.tsx';
import { areaOf } from './area-list.ts';
import { goTo } from './go.ts';
import { InboxButton } from './inbox-button.tsx';
import { SavedIndicator } from './saved-indicator.tsx';
import { SessionTimer } from './session-timer.tsx';
import classes from './top-bar.module.css';

/** `Stage 2 · 16–19 Nov 2026`; without dates the title alone. */
export function auditLine(audit: AuditRow): string {
  const dates = dateRange(audit.startsOn, audit.endsOn);
  return dates === '' ? audit.title : `${audit.title} · ${dates}`;
}

export const TopBar = memo(function TopBar({ rail }: { readonly rail: boolean }) {
  const engagement = useRead('engagement.show', {}).data;
  return (
    <header className={classes.bar} data-rail={rail || undefined} data-pane>
      <div className={classes.mark}>
        <ProductMark />
      </div>
      <span className={classes.client} title={engagement?.clientName}>
        {engagement?.clientName ?? ''}
      </span>
      <div className={classes.about}>
        <AuditSwitcher />
        {engagement === undefined ? null : <span className={classes.kind}>{t(`vocabulary.engagementKind.${engagement.kind}`)}</span>}
      </div>
      <button type="button" className={classes.search} onClick={() => overlays.palette(true)} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.6} aria-hidden="true" />
        <span className={classes.searchWords}>{t('window.search')}</span>
        <KeyHint keys="Ctrl+K" joined />
      </button>
      <div className={classes.right}>
        <SessionTimer />
        <InboxButton />
        <SavedIndicator />
        <Tooltip label={t('window.help')}>
          <ActionIcon aria-label={t('window.help')} aria-keyshortcuts="?" onClick={() => overlays.help(true)}>
            <IconHelpCircle size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
});

function AuditSwitcher() {
  const { audits, chosen, working } = useAuditChoice();
  const area = useLocation({ select: ({ pathname }) => areaOf(pathname) });
  const navigate = useNavigate();
  if (audits.length === 0) return <span className={classes.none}>{t('window.audits.none')}</span>;
  const ofOneAudit = area === 'fieldWork' || area === 'interviews' || area === 'findings' || area === 'plan' || area === 'decision';
  const choose = (audit: AuditRow | null) => {
    chooseAudit(audit?.id ?? null);
    if (ofOneAudit) goTo(navigate, audit === null ? 'overview' : area, audit ?? working);
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.switcher} aria-label={t('window.audits.choose')}>
          <span className={classes.audit}>{chosen === null ? t('window.audits.all') : auditLine(chosen)}</span>
          <IconSelector size={14} stroke={1.6} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => choose(null)}>{t('window.audits.all')}</Menu.Item>
        <Menu.Divider />
        {audits.map((audit) => (
          <Menu.Item key={audit.id} onClick={() => choose(audit)}>
            {auditLine(audit)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
