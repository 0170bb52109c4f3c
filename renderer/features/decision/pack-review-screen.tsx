/** Review from a pack alone: whether it is whole, what it holds, the checks, and the reviewer’s questions in a file of their own. */
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { useRead } from '../../api/use-read.ts';
import { useTask } from '../../api/use-task.ts';
import { useCommands } from '../../commands/registry.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { SplitPanes } from '../../components/split-panes.tsx';
import { TaskStatus } from '../../components/task-status.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { ViewBar } from '../../components/view-bar.tsx';
import { packReviewCommands } from './commands.ts';
import classes from './decision-screen.module.css';
import { PackChecks } from './pack-checks.tsx';
import { PackItems } from './pack-items.tsx';
import { PackQuestions } from './pack-questions.tsx';
import { useReviewFile } from './use-review-file.ts';

type Checked = OutputOf<'decision.packRead'>['check'];
const views = ['items', 'checks'] as const;
type View = (typeof views)[number];

const QUESTIONS = { width: 400, min: 280, max: 620 } as const;

function usePack() {
  const [read, setRead] = useState<(OutputOf<'decision.packRead'> & { readonly name: string }) | null>(null);
  const [problem, setProblem] = useState<ReturnType<typeof envelopeOf> | null>(null);
  const task = useTask();
  const open = async (): Promise<boolean> => {
    setProblem(null);
    try {
      const [file] = (await call('window.chooseFile', { purpose: 'pack' })).files;
      if (file === undefined) return false;
      setRead(null);
      setRead({ ...(await call('decision.packRead', { file: { token: file.token }, task: task.begin(file.name) })), name: file.name });
      return true;
    } catch (error) {
      setProblem(envelopeOf(error));
      return false;
    } finally {
      task.end();
    }
  };
  return { read, problem, task, open };
}

export function PackReviewScreen() {
  const navigate = useNavigate();
  const engagement = useRead('engagement.status', {}).data?.file ?? null;
  const narrow = useNarrow();
  const { read, problem, task, open } = usePack();
  const [view, setView] = useState<View>('items');
  const [about, setAbout] = useState<string | null>(null);
  const pack = read?.pack ?? null;
  const review = useReviewFile(pack);
  const text = useRef<HTMLTextAreaElement>(null);
  const choose = () =>
    void open().then((opened) => {
      if (!opened) return;
      review.forget();
      setAbout(null);
    });
  const ask = (key: string | null) => {
    if (key !== null) setAbout(key);
    text.current?.focus();
  };
  useCommands([
    { ...packReviewCommands.open, when: task.running === null, run: choose },
    { ...packReviewCommands.back, run: () => void navigate({ to: engagement === null ? '/' : '/e' }) },
    { ...packReviewCommands.items, when: pack !== null && view !== 'items', run: () => setView('items') },
    { ...packReviewCommands.checks, when: pack !== null && view !== 'checks', run: () => setView('checks') },
    { ...packReviewCommands.ask, when: pack !== null, run: () => ask(null) },
  ]);
  const middle = (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1>{pack === null ? t('packReview.title') : pack.title}</h1>
        {pack === null ? null : <span className={classes.kind}>{pack.auditNumber}</span>}
        <span className={classes.tools}>
          <Button
            variant={read === null ? 'filled' : 'default'}
            loading={task.running !== null}
            rightSection={<KeyHint keys="O" {...(read === null ? { onFill: true } : {})} />}
            onClick={choose}
          >
            {t(read === null ? 'packReview.open' : 'packReview.openOther')}
          </Button>
          <Button
            variant="default"
            rightSection={<KeyHint keys="Esc" />}
            onClick={() => void navigate({ to: engagement === null ? '/' : '/e' })}
          >
            {t('packReview.back')}
          </Button>
        </span>
      </header>
      {pack === null ? null : (
        <div className={classes.viewBar}>
          <ViewBar
            label={t('packReview.views')}
            chosen={view}
            onChoose={setView}
            views={[
              {
                key: 'items',
                label: t('packReview.view.items'),
                shortcut: '1',
                number: pack.items.filter(({ standing }) => standing === 'missing').length,
              },
              {
                key: 'checks',
                label: t('packReview.view.checks'),
                shortcut: '2',
                number: pack.gates.filter(({ status }) => status === 'fails').length,
              },
            ]}
          />
        </div>
      )}
      <div className={classes.column}>
        <InlineProblem problem={problem} />
        <TaskStatus task={task} written={null} />
        {read === null ? (
          task.running === null ? (
            <EmptyState what={t('packReview.none')} todo={t('packReview.noneTodo')} />
          ) : null
        ) : (
          <div role="status">
            <Verdict check={read.check} name={read.name} readable={pack !== null} />
          </div>
        )}
        {pack === null ? null : view === 'items' ? <PackItems items={pack.items} onAsk={ask} /> : <PackChecks gates={pack.gates} />}
      </div>
    </div>
  );
  return (
    <SplitPanes
      // One name for every width: a pane that is made anew would lose what is being typed.
      name="pack-review"
      middleLabel={t('packReview.title')}
      middle={middle}
      right={
        pack === null
          ? undefined
          : {
              ...QUESTIONS,
              width: narrow ? 300 : QUESTIONS.width,
              ground: 'nav',
              label: t('packReview.questions'),
              content: <PackQuestions pack={pack} review={review} about={about} onAbout={setAbout} field={text} />,
            }
      }
    />
  );
}

/** Said first: whether what follows is what was signed. */
function Verdict({ check, name, readable }: { readonly check: Checked; readonly name: string; readonly readable: boolean }) {
  if (!check.ok || !readable)
    return (
      <section className={classes.stops} aria-label={t('packReview.verdict')}>
        <p className={classes.strong}>
          {check.ok ? t('packReview.notRead', { name }) : t('packReview.notWhole', { name, count: check.problems.length })}
        </p>
        <ul className={classes.what}>
          {check.problems.slice(0, 20).map((one) => (
            <li key={`${one.where} ${one.what}`}>{[one.where, one.what].filter(Boolean).join(': ')}</li>
          ))}
        </ul>
        {check.ok ? null : <p className={classes.quiet}>{t('packReview.notShown')}</p>}
      </section>
    );
  return (
    <section className={classes.block} aria-label={t('packReview.verdict')}>
      <p className={classes.free}>
        <CheckMark standing="passed" />
        <span>
          {check.signedBy === null
            ? t('packReview.wholeUnsigned', { name, count: check.files })
            : t('packReview.whole', { name, count: check.files, key: check.signedBy.key })}
        </span>
      </p>
      {check.notes.map((note) => (
        <p key={note} className={classes.quiet}>
          {note}
        </p>
      ))}
      <p className={classes.quiet}>{t('packReview.howToRead')}</p>
    </section>
  );
}
