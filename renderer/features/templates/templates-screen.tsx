/** The look of the papers: settings at the left, pages of a report in that look at the right. */
import { Button, Modal, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { type ReportLook, reportLook } from '../../../shared/model/report-look.ts';
import { problemsOfLook } from '../../../shared/rules/report-look.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { chooseAudit, useAuditChoice } from '../../api/current-audit.ts';
import { useReportName } from '../../api/report-name.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRead } from '../../api/use-read.ts';
import { runCommand } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { templateCommands } from './commands.ts';
import { focusFields } from './field-text.tsx';
import { LookForm } from './look-form.tsx';
import { PageCanvas } from './page-canvas.tsx';
import classes from './templates-screen.module.css';
import { usePreview } from './use-preview.ts';

type Shown = OutputOf<'templates.show'>;
type Problem = ReturnType<typeof envelopeOf>;

export function TemplatesScreen() {
  const shown = useRead('templates.show', {});
  if (shown.error !== null) return <InlineProblem problem={shown.error} />;
  if (shown.data === undefined) return null;
  return <Look shown={shown.data} />;
}

/** Goes to the control of a place, or to the group that holds it. */
function jumpTo(place: string): void {
  const found =
    document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`) ??
    document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place.split('.')[0] ?? '')}"] button`);
  found?.scrollIntoView({ block: 'center' });
  found?.focus();
}

/** What is wrong with the form (a colour that is half typed) and with what it says. */
function problemsIn(look: ReportLook, hasOwnFont: boolean): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const parsed = reportLook.safeParse(look);
  for (const issue of parsed.error?.issues ?? []) {
    const place = issue.path.join('.');
    found.set(place, t(place.startsWith('colors.') ? 'looks.problem.color' : 'input.empty'));
  }
  if (found.size > 0) return found;
  for (const { place, message } of problemsOfLook(look, hasOwnFont))
    found.set(place, [found.get(place), message].filter(Boolean).join(' '));
  return found;
}

function Look({ shown }: { readonly shown: Shown }) {
  const draft = useFormDraft<{ readonly look: ReportLook | null }>('templates.look', { look: null });
  const { audits, working } = useAuditChoice();
  const reportName = useReportName();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saved, setSaved] = useState('');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const kept = JSON.stringify(shown.look);
  const changed = draft.values.look !== null && JSON.stringify(draft.values.look) !== kept;
  const look = changed && draft.values.look !== null ? draft.values.look : shown.look;
  const hasOwnFont = (['font_regular', 'font_bold'] as const).every((role) => shown.files.some((file) => file.role === role));
  const problems = useMemo(() => problemsIn(look, hasOwnFont), [look, hasOwnFont]);
  const [first] = problems.keys();

  const doing = async (work: () => Promise<void>) => {
    setProblem(null);
    setSaved('');
    setBusy(true);
    try {
      await work();
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      setBusy(false);
    }
  };
  const keep = () =>
    doing(async () => {
      if (first !== undefined) return jumpTo(first);
      await runCommand('templates.update', look);
      draft.drop();
    });
  const load = () =>
    doing(async () => {
      const [one] = (await call('window.chooseFile', { purpose: 'template' })).files;
      if (one === undefined) return;
      await runCommand('templates.load', { file: { token: one.token } });
      draft.drop();
    });
  const share = () =>
    doing(async () => {
      const name = shown.look.name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '');
      const { target } = await call('window.chooseTarget', { purpose: 'template', suggestedName: `${name || 'report-look'}.json` });
      if (target === null) return;
      const { fileName } = await runCommand('templates.save', { to: { token: target.token } });
      setSaved(t('lookScreen.saved', { name: fileName }));
    });
  const reset = () =>
    doing(async () => {
      setAsking(false);
      await runCommand('templates.remove', {});
      draft.drop();
    });
  const own = shown.own || shown.files.length > 0;
  useCommands([
    { ...templateCommands.keep, when: changed, run: () => void keep() },
    { ...templateCommands.load, run: () => void load() },
    { ...templateCommands.share, when: !changed, run: () => void share() },
    { ...templateCommands.discard, when: changed, run: () => draft.drop() },
    { ...templateCommands.reset, when: own, run: () => setAsking(true) },
    { ...templateCommands.fields, run: focusFields },
    { ...templateCommands.problem, when: first !== undefined, run: () => jumpTo(first ?? '') },
    { ...templateCommands.sections, run: () => jumpTo('sections.order') },
  ]);

  return (
    <div className={classes.screen}>
      <section className={classes.form} aria-label={t('lookScreen.form')} data-pane tabIndex={-1}>
        <header className={classes.head}>
          <div className={classes.titles}>
            <h1>{t('lookScreen.title')}</h1>
            <span className={classes.state} data-changed={changed || undefined}>
              {t(`lookScreen.state.${changed ? 'changed' : own ? 'own' : 'program'}`)}
            </span>
          </div>
          <div className={classes.deeds}>
            <Button size="xs" variant="default" onClick={() => void load()} rightSection={<KeyHint keys="L" />}>
              {t('lookScreen.load')}
            </Button>
            <Button size="xs" variant="default" disabled={changed} onClick={() => void share()}>
              {t('lookScreen.share')}
            </Button>
            {changed ? (
              <Button size="xs" variant="subtle" onClick={() => draft.drop()}>
                {t('lookScreen.discard')}
              </Button>
            ) : null}
            <Button size="xs" disabled={!changed} loading={busy} onClick={() => void keep()}>
              {t('lookScreen.keep')}
            </Button>
          </div>
        </header>
        <div className={classes.scroll}>
          <InlineProblem problem={problem} />
          {problem?.fields === undefined ? null : (
            <ul className={classes.places}>
              {Object.entries(problem.fields).map(([place, message]) => (
                <li key={place}>
                  <code>{place}</code> {message}
                </li>
              ))}
            </ul>
          )}
          {saved === '' ? null : <p role="status">{saved}</p>}
          {first === undefined ? null : (
            <button type="button" className={classes.jump} onClick={() => jumpTo(first)}>
              {t('lookScreen.problems', { count: problems.size })}
            </button>
          )}
          <LookForm
            look={look}
            files={shown.files}
            problems={problems}
            exampleName={working === null ? '' : (reportName(working, null, look.fileName) ?? '')}
            onChange={(next) => draft.set({ look: next })}
          />
          {own ? (
            <div className={classes.end}>
              <Button size="xs" variant="subtle" onClick={() => setAsking(true)}>
                {t('lookScreen.reset')}
              </Button>
              <p className={classes.note}>{t('lookScreen.issuedStay')}</p>
            </div>
          ) : null}
        </div>
      </section>
      <Pages
        auditId={working?.id ?? null}
        look={problems.size > 0 ? null : look}
        stamp={shown.files.map(({ sha256 }) => sha256).join()}
        audits={audits}
      />
      {/* Only while it asks: a dialog in the page keeps all keys, even a closed one. */}
      {asking ? (
        <Modal opened onClose={() => setAsking(false)} title={t('lookScreen.reset')} size={420} data-modal-open>
          <p>{t('lookScreen.resetWhy')}</p>
          <div className={classes.deeds}>
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              {t('lookScreen.back')}
            </Button>
            <Button onClick={() => void reset()}>{t('lookScreen.resetDeed')}</Button>
          </div>
        </Modal>
      ) : null}
    </div>
  );
}

interface PagesProps {
  readonly auditId: string | null;
  readonly look: ReportLook | null;
  readonly stamp: string;
  readonly audits: readonly { readonly id: string; readonly number: string; readonly title: string }[];
}

function Pages({ auditId, look, stamp, audits }: PagesProps) {
  const { pdf, busy, problem } = usePreview(auditId, look, stamp);
  const [asked, setAsked] = useState(1);
  const pages = pdf?.numPages ?? 0;
  const page = Math.min(Math.max(asked, 1), Math.max(pages, 1));
  const turn = (by: 1 | -1) => setAsked(Math.min(Math.max(page + by, 1), Math.max(pages, 1)));
  useCommands([
    { ...templateCommands.next, when: page < pages, run: () => turn(1) },
    { ...templateCommands.previous, when: page > 1, run: () => turn(-1) },
  ]);
  return (
    <section className={classes.pages} aria-label={t('lookScreen.preview')} data-pane tabIndex={-1}>
      <header className={classes.head}>
        <Select
          size="xs"
          className={classes.audit}
          aria-label={t('lookScreen.pages.audit')}
          data={audits.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
          value={auditId}
          allowDeselect={false}
          onChange={(id) => {
            if (id !== null) chooseAudit(id);
          }}
        />
        <span className={classes.note} role="status">
          {busy ? t('lookScreen.pages.setting') : ''}
        </span>
        {pages === 0 ? null : (
          <div className={classes.turn}>
            <button type="button" aria-label={t('lookScreen.pages.previous')} disabled={page <= 1} onClick={() => turn(-1)}>
              <IconChevronLeft size={16} stroke={1.6} aria-hidden="true" />
            </button>
            <span>{t('lookScreen.pages.of', { page, pages })}</span>
            <button type="button" aria-label={t('lookScreen.pages.next')} disabled={page >= pages} onClick={() => turn(1)}>
              <IconChevronRight size={16} stroke={1.6} aria-hidden="true" />
            </button>
          </div>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a tall page is scrolled by keys, and nothing in it takes the focus. */}
      <div className={classes.desk} tabIndex={0}>
        <InlineProblem problem={problem} />
        {look === null ? <p className={classes.stale}>{t('lookScreen.pages.stale')}</p> : null}
        {auditId === null ? (
          <EmptyState what={t('lookScreen.pages.noAudit')} todo={t('lookScreen.pages.noAuditTodo')} />
        ) : pdf === null ? null : (
          <PageCanvas pdf={pdf} page={page} />
        )}
      </div>
    </section>
  );
}
