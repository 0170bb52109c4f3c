/** The head of a requirement: reference, title, facts, and the units it is audited for. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconPlus } from '@tabler/icons-react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { ResultMark } from '../../components/result-mark.tsx';
import classes from './item-pane.module.css';
import { type ChecklistRow, markOf, type RequirementNode, unitKey } from './tree.ts';

type Detail = OutputOf<'checklist.show'>;

export interface ItemHeadProps {
  readonly detail: Detail;
  readonly node: RequirementNode;
  readonly onUnit: (row: ChecklistRow) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly addingUnit: boolean;
  readonly onAddingUnit: (open: boolean) => void;
}

export function ItemHead({ detail, node, onUnit, onNext, onPrevious, addingUnit, onAddingUnit }: ItemHeadProps) {
  const { row } = detail;
  return (
    <header className={classes.head}>
      <div className={classes.titleRow}>
        <h1 className={classes.title}>
          <span className={classes.ref}>{row.ref}</span> {row.title}
        </h1>
        <div className={classes.moves}>
          <Button variant="default" aria-label={t('work.commands.previous')} aria-keyshortcuts="K" onClick={onPrevious}>
            <IconChevronUp size={14} stroke={1.6} />
            <KeyHint keys="K" />
          </Button>
          <Button variant="default" aria-label={t('work.commands.next')} aria-keyshortcuts="J" onClick={onNext}>
            <IconChevronDown size={14} stroke={1.6} />
            <KeyHint keys="J" />
          </Button>
        </div>
      </div>
      <p className={classes.facts}>{factsOf(detail).join(' · ')}</p>
      <div className={classes.units}>
        <div className={classes.tabs} role="tablist" aria-label={t('work.units')}>
          {node.rows.map((one) => (
            <button
              key={one.id}
              type="button"
              role="tab"
              id={`unit-${one.id}`}
              aria-selected={one.id === row.id}
              aria-controls="item-body"
              className={classes.unit}
              onClick={() => onUnit(one)}
            >
              <ResultMark mark={markOf([one])} />
              {one.unit.label}
            </button>
          ))}
        </div>
        <AddUnit auditId={detail.auditId} node={node} open={addingUnit} onOpen={onAddingUnit} />
        <span className={classes.unitKeys} aria-hidden="true">
          <KeyHint keys="[" /> <KeyHint keys="]" /> <span className={classes.unitWord}>{t('work.unit')}</span>
        </span>
      </div>
    </header>
  );
}

function factsOf({ row, earlier }: Detail): string[] {
  const last = earlier[0];
  const lastResult = last === undefined ? null : (last.stored ?? last.shown);
  return [
    row.kind === 'control' ? t('work.facts.control') : t('work.facts.requirement'),
    ...(row.documented ? [t('work.facts.documented')] : []),
    ...(last === undefined
      ? []
      : [
          lastResult === null
            ? t('work.facts.earlierNone', { audit: last.auditTitle })
            : t('work.facts.earlier', { audit: last.auditTitle, result: t(`vocabulary.result.${lastResult}`).toLocaleLowerCase('en') }),
        ]),
  ];
}

interface AddUnitProps {
  readonly auditId: string;
  readonly node: RequirementNode;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** The organization, the AI systems in scope and the sites that have no row for this requirement yet. */
function AddUnit({ auditId, node, open, onOpen }: AddUnitProps) {
  const systems = useRead('scope.systems', {}, { enabled: open });
  const sites = useRead('scope.sites', {}, { enabled: open });
  const add = useRun('checklist.addUnit');
  const taken = new Set(node.rows.map(unitKey));
  const offers = [
    { kind: 'organization' as const, id: null, label: t('vocabulary.unitKind.organization') },
    ...(systems.data?.systems ?? [])
      .filter((system) => system.inScope)
      .map((system) => ({ kind: 'system' as const, id: system.id, label: `${system.name} ${system.version}`.trim() })),
    ...(sites.data?.sites ?? []).map((site) => ({ kind: 'site' as const, id: site.id, label: site.name })),
  ].filter((offer) => !taken.has(`${offer.kind}:${offer.id ?? ''}`));
  return (
    <span className={classes.addUnit}>
      <Menu opened={open} onChange={onOpen} position="bottom-start">
        <Menu.Target>
          <button type="button" className={classes.unitAdd} aria-expanded={open}>
            <IconPlus size={14} stroke={1.6} aria-hidden="true" />
            {t('work.addUnit')}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {offers.length === 0 ? <Menu.Label>{t('work.noMoreUnits')}</Menu.Label> : null}
          {offers.map((offer) => (
            <Menu.Item
              key={`${offer.kind}:${offer.id ?? ''}`}
              onClick={() => void add.run({ auditId, requirement: node.requirement, unit: { kind: offer.kind, id: offer.id } })}
            >
              {offer.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <InlineProblem kind="line" problem={add.problem} />
    </span>
  );
}
