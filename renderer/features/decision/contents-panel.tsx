/** The items of the pack as they stand now: where each is put right, and those declared not to apply with reason and name. */
import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconSlash } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import own from './contents-panel.module.css';
import classes from './decision-screen.module.css';
import { ReasonForm } from './reason-form.tsx';
import { useItemJump } from './use-jump.ts';

type Item = OutputOf<'decision.packContents'>['items'][number];
const marks = { present: IconCircleCheck, missing: IconCircleDashed, does_not_apply: IconSlash } as const;

export function ContentsPanel({ auditId }: { readonly auditId: string }) {
  const contents = useRead('decision.packContents', { auditId, evidence: 'index' }, { keepLast: true });
  const [chosen, setChosen] = useState<Item['key'] | null>(null);
  if (contents.data === undefined) return <InlineProblem problem={contents.error} />;
  const { items } = contents.data;
  return (
    <section className={own.panel} aria-label={t('decisionScreen.contents.title')}>
      <PaneHead
        title={t('decisionScreen.contents.title')}
        count={t('decisionScreen.contents.missing', {
          missing: items.filter(({ standing }) => standing === 'missing').length,
          all: items.length,
        })}
      />
      <div className={own.scroll}>
        <ul className={own.contents}>
          {items.map((item) => {
            const Mark = marks[item.standing];
            const open = item.key === chosen;
            return (
              <li key={item.key}>
                <button type="button" className={own.contentsRow} aria-expanded={open} onClick={() => setChosen(open ? null : item.key)}>
                  <span className={own.contentsNumber}>{item.item}</span>
                  <Mark className={classes.mark} data-state={item.standing} size={16} stroke={1.7} aria-hidden="true" />
                  <span className={classes.elementTitle}>{item.title}</span>
                  <span className={own.standing} data-standing={item.standing}>
                    {item.standing === 'present'
                      ? t('packReview.files', { count: item.files.length })
                      : t(`pack.standing.${item.standing}`)}
                  </span>
                </button>
                {open ? <ItemDetail auditId={auditId} item={item} /> : null}
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

function ItemDetail({ auditId, item }: { readonly auditId: string; readonly item: Item }) {
  const jump = useItemJump(auditId);
  const exempt = useRun('decision.exemptItem');
  const withdraw = useRun('decision.withdrawExemption');
  const { exemption } = item;
  const line = [item.version, item.date === null ? '' : shortDate(item.date), item.clause].filter((part) => part !== '').join(' · ');
  return (
    <div className={own.contentsDetail}>
      {item.detail === '' ? null : <p className={classes.said}>{item.detail}</p>}
      <p className={classes.quiet}>{line}</p>
      <InlineProblem problem={withdraw.problem} />
      <div className={classes.stack}>
        <Button variant="default" onClick={() => jump(item)}>
          {t('decisionScreen.checks.jump', { place: t(`decisionScreen.place.${item.where}`) })}
        </Button>
        {item.mayExempt ? (
          <ReasonForm
            label={t('decisionScreen.contents.exempt')}
            field={t('decisionScreen.contents.why')}
            draftKey={`pack_exemption:new:${auditId}:${item.key}`}
            busy={exempt.busy}
            problem={exempt.problem}
            onReason={(reason) => exempt.run({ auditId, item: item.key, reason })}
          />
        ) : null}
        {exemption === null ? null : (
          <Button variant="default" loading={withdraw.busy} onClick={() => void withdraw.run({ id: exemption.id })}>
            {t('decisionScreen.contents.withdraw')}
          </Button>
        )}
      </div>
    </div>
  );
}
