/** The report of an audit: its texts in the order of the report, and what it still lacks. */
import { Button, Select } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconSlash } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { memo, useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { ReportSection } from '../../../shared/model/vocabulary.ts';
import { dateIn } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { chooseAudit, useAuditChoice } from '../../api/current-audit.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { listPane } from '../../components/pane-widths.ts';
import { SplitPanes } from '../../components/split-panes.tsx';
import { StackedBar } from '../../components/stacked-bar.tsx';
import { reportCommands } from './commands.ts';
import { ExportDialog } from './export-dialog.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import { groupsFor } from './report-groups.ts';
import classes from './reports-screen.module.css';
import { Versions } from './versions.tsx';

type AuditRow = OutputOf<'audits.list'>['audits'][number];
type Element = OutputOf<'reports.completeness'>['elements'][number];

export function ReportsScreen() {
  const search: { readonly audit?: string; readonly section?: string } = useSearch({ strict: false });
  const { audits, working } = useAuditChoice();
  const list = useRead('audits.list', {});
  const audit = audits.find((one) => one.id === search.audit) ?? working;
  if (list.error !== null) return <InlineProblem problem={list.error} />;
  if (list.data === undefined) return null;
  if (audit === null) return <EmptyState what={t('reports.noAudit')} todo={t('reports.noAuditTodo')} />;
  return <Report key={audit.id} audit={audit} audits={audits} section={search.section ?? null} />;
}

interface ReportProps {
  readonly audit: AuditRow;
  readonly audits: readonly AuditRow[];
  readonly section: string | null;
}

function Report({ audit, audits, section }: ReportProps) {
  const texts = useRead('reports.texts', { auditId: audit.id });
  const completeness = useRead('reports.completeness', { auditId: audit.id });
  const navigate = useNavigate();
  const issued = useRead('reports.issued', { auditId: audit.id });
  const engagement = useRead('engagement.show', {}).data;
  const today = useRead('engagement.overview', {}).data?.today ?? dateIn(new Date().toISOString(), audit.timeZone);
  const [open, setOpen] = useState<'export' | 'issue' | 'reopen' | null>(null);
  const elements = completeness.data?.elements ?? [];
  const missing = elements.filter((one) => one.standing === 'missing');
  const reports = issued.data?.reports ?? [];
  /** The version that freezes the audit; null before the first, and after the audit was opened again. */
  const standing = reports.findLast((one) => one.reopenedAt === null) ?? null;
  const close = () => setOpen(null);
  useCommands([
    { ...reportCommands.issue, detail: audit.title, when: issued.data !== undefined && standing === null, run: () => setOpen('issue') },
    { ...reportCommands.reopen, detail: audit.title, when: standing !== null, run: () => setOpen('reopen') },
    { ...reportCommands.export, detail: audit.title, run: () => setOpen('export') },
  ]);

  const written = new Map((texts.data?.texts ?? []).map((one) => [one.section, one.text]));
  const filled = new Set([...written].filter(([, text]) => text.trim() !== '').map(([name]) => name));
  const groups = groupsFor(audit.kind, filled);
  const ready = texts.data !== undefined && issued.data !== undefined;
  useEffect(() => {
    if (ready && section !== null) focusSection(section);
  }, [ready, section]);

  const go = (element: Element) => {
    const auditId = audit.id;
    switch (element.where) {
      case 'engagement':
        return void navigate({ to: '/e/scope' });
      case 'audits':
        return void navigate({ to: '/e/audits', search: { show: auditId } });
      case 'team':
        return void navigate({ to: '/e/team', search: {} });
      case 'checklist':
        return void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params: { auditId } });
      case 'stage1':
        return void navigate({ to: '/e/audits/$auditId/stage-1', params: { auditId }, search: {} });
      case 'sampling':
        return void navigate({ to: '/e/audits/$auditId/sampling/{-$sampleId}', params: { auditId } });
      case 'findings':
        return void navigate({ to: '/e/audits/$auditId/findings/{-$findingId}', params: { auditId }, search: {} });
      case 'reports': {
        const empty = groups.flatMap((group) => group.sections).find((one) => !filled.has(one));
        return focusSection(element.section ?? sectionOf[element.element] ?? empty ?? 'summary');
      }
    }
  };
  const left = (
    <>
      <PaneHead title={t('reports.elements')} count={<span className={classes.clause}>{t('reports.elementsClause')}</span>} />
      <Completeness elements={elements} onGo={go} />
      <InlineProblem problem={completeness.error} />
    </>
  );
  const middle = (
    <div className={classes.middle}>
      <div className={classes.head}>
        <h1 className={classes.title}>{t('reports.title')}</h1>
        <Select
          className={classes.audit}
          aria-label={t('reports.audit')}
          data={audits.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
          value={audit.id}
          allowDeselect={false}
          onChange={(id) => {
            if (id === null) return;
            chooseAudit(id);
            void navigate({ to: '/e/reports', search: { audit: id }, replace: true });
          }}
        />
        {issued.data === undefined ? null : (
          <span className={classes.state} data-state={standing === null ? 'draft' : 'issued'}>
            {standing === null ? t('reports.state.draft') : t('reports.state.issued', { number: standing.number })}
          </span>
        )}
        <Button
          variant="default"
          rightSection={<KeyHint keys="Ctrl+E" joined />}
          aria-keyshortcuts="Control+E"
          onClick={() => setOpen('export')}
        >
          {t('reports.export')}
        </Button>
        {issued.data !== undefined && standing === null ? (
          <Button rightSection={<KeyHint keys="Ctrl+I" joined onFill />} aria-keyshortcuts="Control+I" onClick={() => setOpen('issue')}>
            {t('reports.issue.button')}
          </Button>
        ) : null}
      </div>
      <div className={classes.scroll}>
        <div className={classes.column}>
          <InlineProblem problem={texts.error ?? issued.error} />
          {reports.length === 0 ? null : (
            <Versions issued={reports} client={engagement?.clientName ?? ''} audit={audit} onReopen={() => setOpen('reopen')} />
          )}
          {standing === null ? null : <p className={classes.frozen}>{t('reports.state.frozen', { number: standing.number })}</p>}
          {ready
            ? groups.map((group) => (
                <section key={group.group} aria-label={t(`reports.groups.${group.group}`)} className={classes.group}>
                  <h2>{t(`reports.groups.${group.group}`)}</h2>
                  {group.sections.map((name) => (
                    <Section
                      key={`${audit.id}:${name}`}
                      auditId={audit.id}
                      section={name}
                      saved={written.get(name) ?? ''}
                      frozen={standing !== null}
                    />
                  ))}
                </section>
              ))
            : null}
        </div>
      </div>
    </div>
  );
  return (
    <>
      <SplitPanes
        name="reports"
        left={{ ...listPane, width: 360, label: t('reports.elements'), content: left }}
        middleLabel={t('reports.texts')}
        middle={middle}
      />
      {open === 'export' ? <ExportDialog audit={audit} missing={missing.length} onClose={close} /> : null}
      {open === 'issue' && ready ? (
        <IssueDialog
          audit={audit}
          issued={reports}
          missing={missing}
          distribution={written.get('distribution') ?? ''}
          today={today}
          onGo={(element) => {
            close();
            go(element);
          }}
          onClose={close}
        />
      ) : null}
      {open === 'reopen' && standing !== null ? <ReopenDialog report={standing} onClose={close} /> : null}
    </>
  );
}

/** Elements that a text of the report alone makes present, so that a click leads to that text. */
const sectionOf: Readonly<Partial<Record<number, ReportSection>>> = {
  7: 'deviations_from_plan',
  8: 'programme_issues',
  12: 'changes_since_last',
  13: 'unresolved_issues',
  16: 'recommendation',
  17: 'certificate_use',
  18: 'earlier_nonconformities',
  19: 'conformity_conclusion',
  20: 'scope_conclusion',
  21: 'objectives_conclusion',
};

function focusSection(section: string): void {
  const field = document.querySelector<HTMLElement>(`[data-section="${CSS.escape(section)}"] textarea`);
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
}

interface SectionProps {
  readonly auditId: string;
  readonly section: ReportSection;
  readonly saved: string;
  readonly frozen: boolean;
}

const Section = memo(function Section({ auditId, section, saved, frozen }: SectionProps) {
  return (
    <div data-section={section}>
      <DraftInput
        label={t(`vocabulary.reportSection.${section}`)}
        description={t(`reports.hint.${section}`)}
        draftKey={`report_text:${auditId}:${section}`}
        saved={saved}
        save={(text) => call('reports.setText', { auditId, section, text })}
        rows={3}
        disabled={frozen}
      />
    </div>
  );
});

const icons = { present: IconCircleCheck, missing: IconCircleDashed, does_not_apply: IconSlash } as const;

function Completeness({ elements, onGo }: { readonly elements: readonly Element[]; readonly onGo: (element: Element) => void }) {
  const present = elements.filter((one) => one.standing === 'present').length;
  const needed = elements.filter((one) => one.standing !== 'does_not_apply').length;
  return (
    <div className={classes.elements}>
      <p className={classes.count}>{t('reports.complete', { present, needed })}</p>
      <StackedBar counts={{ conforms: present }} total={needed} height={5} />
      <ol className={classes.list}>
        {elements.map((element) => {
          const Icon = icons[element.standing];
          return (
            <li key={element.element}>
              <button type="button" className={classes.element} data-standing={element.standing} onClick={() => onGo(element)}>
                <Icon size={16} stroke={1.6} aria-hidden="true" />
                <span className={classes.words}>
                  <span className={classes.name}>{element.title}</span>
                  <span className={classes.detail}>
                    {t(`reports.standing.${element.standing}`)}
                    {element.detail === '' ? '' : ` · ${element.detail}`}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
