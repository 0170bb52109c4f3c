/** The helper at the right: what interviews said about the row, the evidence of the audit, the audit before. Never needed. */
import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconHistory,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconMessages,
  IconPaperclip,
  IconX,
} from '@tabler/icons-react';
import { memo } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dateRange, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { EvidenceMark } from '../../components/evidence-mark.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Earlier } from './earlier.tsx';
import classes from './helper-panel.module.css';
import { Interviews, noMentions } from './interviews.tsx';

export type HelperTab = 'interview' | 'evidence' | 'lastAudit';
const tabs: readonly HelperTab[] = ['interview', 'evidence', 'lastAudit'];
const icons = { interview: IconMessages, evidence: IconPaperclip, lastAudit: IconHistory } as const;

type Detail = OutputOf<'checklist.show'>;

interface HelperContentProps {
  readonly auditId: string;
  readonly timeZone: string;
  readonly detail: Detail | null;
}

export interface HelperPanelProps extends HelperContentProps {
  readonly tab: HelperTab;
  readonly onTab: (tab: HelperTab) => void;
  readonly onClose: () => void;
}

export const HelperPanel = memo(function HelperPanel({ tab, onTab, onClose, ...content }: HelperPanelProps) {
  return (
    <div className={classes.panel}>
      <PanelHead tab={tab} onTab={onTab} onClose={onClose} />
      <div className={classes.body} data-helper-body id="helper-body" role="tabpanel" aria-labelledby={`helper-${tab}`} tabIndex={-1}>
        <HelperContent tab={tab} {...content} />
      </div>
    </div>
  );
});

/** Tabs and tools: drawn once, whatever row they stand beside. */
const PanelHead = memo(function PanelHead({ tab, onTab, onClose }: Pick<HelperPanelProps, 'tab' | 'onTab' | 'onClose'>) {
  return (
    <div className={classes.head}>
      <div className={classes.tabs} role="tablist" aria-label={t('work.helper')}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`helper-${one}`}
            aria-selected={one === tab}
            aria-controls="helper-body"
            tabIndex={one === tab ? 0 : -1}
            className={classes.tab}
            onClick={() => onTab(one)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
              if (step === 0 || next === undefined) return;
              event.preventDefault();
              onTab(next);
              document.getElementById(`helper-${next}`)?.focus();
            }}
          >
            {t(`work.${one}`)}
          </button>
        ))}
      </div>
      <span className={classes.tools}>
        <KeyHint keys="F6" />
        <Tooltip label={`${t('work.helperHide')} (Ctrl J)`}>
          <ActionIcon size={24} aria-label={t('work.helperHide')} aria-keyshortcuts="Control+J" onClick={onClose}>
            <IconLayoutSidebarRightCollapse size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </span>
    </div>
  );
});

export interface HelperStripProps extends HelperContentProps {
  readonly open: HelperTab | null;
  readonly onOpen: (tab: HelperTab | null) => void;
}

/** The strip of icons in a narrow window; what it opens lies over the middle. */
export function HelperStrip({ open, onOpen, ...content }: HelperStripProps) {
  return (
    <div className={classes.strip}>
      <Tooltip label={`${t('work.helperShow')} (Ctrl J)`}>
        <ActionIcon size={28} aria-label={t('work.helperShow')} onClick={() => onOpen(open === null ? 'interview' : null)}>
          <IconLayoutSidebarRightExpand size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      {tabs.map((tab) => {
        const Icon = icons[tab];
        return (
          <Tooltip key={tab} label={t(`work.${tab}`)}>
            <ActionIcon
              size={28}
              aria-label={t(`work.${tab}`)}
              aria-expanded={open === tab}
              onClick={() => onOpen(open === tab ? null : tab)}
            >
              <Icon size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        );
      })}
      {open === null ? null : (
        <section
          className={classes.over}
          aria-label={t('work.helper')}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onOpen(null);
          }}
        >
          <div className={classes.head}>
            <h2 className={classes.overTitle}>{t(`work.${open}`)}</h2>
            <ActionIcon size={24} aria-label={t('work.helperHide')} onClick={() => onOpen(null)}>
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          </div>
          <div className={classes.body} data-helper-body>
            <HelperContent tab={open} {...content} />
          </div>
        </section>
      )}
    </div>
  );
}

function HelperContent({ tab, auditId, timeZone, detail }: HelperContentProps & { readonly tab: HelperTab }) {
  if (tab === 'interview') {
    const mentioned = detail !== null && detail.mentions.length > 0;
    return (
      <Interviews
        auditId={auditId}
        timeZone={timeZone}
        mentions={mentioned ? detail.mentions : noMentions}
        itemId={mentioned ? detail.row.id : undefined}
        onRow={detail !== null}
      />
    );
  }
  if (tab === 'evidence') return <AuditEvidence auditId={auditId} detail={detail} />;
  if (detail === null || detail.earlier.length === 0) return <p className={classes.quiet}>{t('work.lastAuditNone')}</p>;
  return (
    <div className={classes.padded}>
      <Earlier earlier={detail.earlier} />
    </div>
  );
}

function AuditEvidence({ auditId, detail }: { readonly auditId: string; readonly detail: Detail | null }) {
  const list = useRead('evidence.list', { auditId });
  const linked = new Set(detail?.evidence.map((piece) => piece.id));
  const rows = list.data?.evidence ?? [];
  if (list.data !== undefined && rows.length === 0) return <p className={classes.quiet}>{t('work.evidenceEmpty')}</p>;
  return (
    <ul className={classes.lines} aria-label={t('work.panelEvidence')}>
      {rows.map((piece) => (
        <li key={piece.id} className={classes.line} data-mentions={linked.has(piece.id) || undefined}>
          <EvidenceMark kind={piece.kind} content={piece.content} />
          <span className={classes.lineText}>
            <strong className={classes.number}>{piece.number}</strong> {piece.title}
            <span className={classes.sub}>
              {dateRange(piece.periodFrom, piece.periodTo) ||
                piece.versionOrDate ||
                t('work.received', { date: shortDate(piece.receivedAt) })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
