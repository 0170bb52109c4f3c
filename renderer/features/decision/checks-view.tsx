/** The checks by weight: what blocks, what warns, what was passed over, what passed; each with its clause and its place. */
import { Button } from '@mantine/core';
import { IconArrowNarrowRight, IconChevronDown, IconChevronRight, IconMinus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { useCommands } from '../../commands/registry.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { decisionCommands } from './commands.ts';
import classes from './decision-screen.module.css';
import { GateDetail } from './gate-detail.tsx';
import { type Gate, type Gates, type GroupKey, groupOf, groupsOf, neighbour, type Shown } from './parts.ts';
import { useJump } from './use-jump.ts';

export interface ChecksViewProps {
  readonly auditId: string;
  readonly gates: Gates;
  readonly shown: Shown;
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

const quiet: readonly GroupKey[] = ['passed', 'doesNotApply'];

export function ChecksView({ auditId, gates, shown, chosen, onChoose }: ChecksViewProps) {
  const groups = groupsOf(gates.gates);
  const [folded, setFolded] = useState<ReadonlySet<GroupKey>>(new Set(['doesNotApply']));
  const [overriding, setOverriding] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const jump = useJump(auditId);
  const open = groups.filter(({ key }) => !folded.has(key)).flatMap((group) => group.gates);
  const at = open.findIndex(({ key }) => key === chosen);
  const gate = open[at] ?? open[0];
  const move = (step: 1 | -1) => {
    const next = neighbour(open, open.indexOf(gate as Gate), step);
    if (next === undefined) return;
    setOverriding(false);
    onChoose(next.key);
  };
  const fold = (key: GroupKey) =>
    setFolded((last) => {
      const next = new Set(last);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  useEffect(() => {
    if (gate !== undefined) list.current?.querySelector(`[data-gate="${gate.key}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [gate]);
  const detail = gate === undefined ? {} : { detail: t(`decisionGates.${gate.key}.name`) };
  useCommands([
    { ...decisionCommands.next, otherKeys: ['ArrowDown'], when: open.length > 0, run: () => move(1) },
    { ...decisionCommands.previous, otherKeys: ['ArrowUp'], when: open.length > 0, run: () => move(-1) },
    { ...decisionCommands.jump, when: gate !== undefined, ...detail, run: () => gate !== undefined && jump(gate) },
    { ...decisionCommands.override, when: gate?.mayOverride === true, ...detail, run: () => setOverriding(true) },
    { ...decisionCommands.passed, run: () => fold('passed') },
  ]);
  const { counts } = gates;
  return (
    <div className={classes.checks}>
      <p className={classes.lead}>
        {t('decisionScreen.checks.lead', { blocking: counts.blocking, warning: counts.warning, passed: counts.passed })}
      </p>
      <div className={classes.scroll} ref={list}>
        {groups.map((group) => (
          <section key={group.key} className={classes.group} aria-labelledby={`gates-${group.key}`}>
            <GroupHead group={group.key} count={group.gates.length} folded={folded.has(group.key)} onFold={() => fold(group.key)} />
            {folded.has(group.key) ? null : (
              <ul className={classes.rows}>
                {group.gates.map((one) => (
                  <li key={one.key} className={classes.row} data-gate={one.key} data-chosen={one.key === gate?.key || undefined}>
                    <button
                      type="button"
                      className={classes.title}
                      aria-current={one.key === gate?.key || undefined}
                      data-quiet={quiet.includes(group.key) || undefined}
                      onClick={() => {
                        setOverriding(false);
                        onChoose(one.key);
                      }}
                    >
                      {one.title}
                    </button>
                    <span className={classes.clause}>{one.clause}</span>
                    <button type="button" className={classes.link} onClick={() => jump(one)}>
                      {t(`decisionScreen.place.${one.place}`)}
                      <IconArrowNarrowRight size={14} stroke={1.6} aria-hidden="true" />
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
      {gate === undefined ? null : (
        <GateDetail
          key={gate.key}
          auditId={auditId}
          gate={gate}
          group={groupOf(gate)}
          people={shown.people}
          overriding={overriding && gate.mayOverride}
          onOverride={setOverriding}
          jump={
            <Button variant="default" rightSection={<KeyHint keys="Enter" />} onClick={() => jump(gate)}>
              {t('decisionScreen.checks.jump', { place: t(`decisionScreen.place.${gate.place}`) })}
            </Button>
          }
        />
      )}
    </div>
  );
}

const standings = { blocking: 'blocking', warning: 'warning', overridden: 'warning', passed: 'passed' } as const;

function GroupHead({ group, count, folded, onFold }: { group: GroupKey; count: number; folded: boolean; onFold: () => void }) {
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  return (
    <h2 className={classes.groupHead} id={`gates-${group}`} data-group={group}>
      <button type="button" className={classes.fold} aria-expanded={!folded} onClick={onFold}>
        {group === 'doesNotApply' ? <IconMinus size={14} stroke={1.6} aria-hidden="true" /> : <CheckMark standing={standings[group]} />}
        {t(`decisionScreen.group.${group}`)} <span className={classes.count}>{count}</span>
        <Chevron className={classes.chevron} size={14} stroke={1.6} aria-hidden="true" />
      </button>
    </h2>
  );
}
