/**
 * No checklist yet: what it is proposed to hold and why, which AI systems get rows of their own, and the one button. A
 * surveillance looks at a part (ISO/IEC 17021-1 9.6.2.2); every line can be taken in or left for later.
 */
import { Button, Checkbox, NumberInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { takesShare } from '../../../shared/rules/surveillance.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { ResultMark } from '../../components/result-mark.tsx';
import { workCommands } from './commands.ts';
import classes from './make-checklist.module.css';

type Line = OutputOf<'checklist.propose'>['lines'][number];

export interface MakeChecklistProps {
  readonly audit: Row<'audit'>;
  /** A list of one's own makes the rows that it is for. */
  readonly onImport: () => void;
}

export function MakeChecklist({ audit, onImport }: MakeChecklistProps) {
  const show = useRead('audits.show', { id: audit.id });
  const systems = useRead('scope.systems', {});
  const make = useRun('checklist.make');
  const [own, setOwn] = useState<readonly string[]>([]);
  const [share, setShare] = useState<number | null>(null);
  /** What the person decided otherwise than proposed. */
  const [decided, setDecided] = useState<ReadonlyMap<string, boolean>>(new Map());
  const proposal = useRead(
    'checklist.propose',
    { auditId: audit.id, systems: [...own], ...(share === null ? {} : { share }) },
    { keepLast: true },
  );
  const offered = (systems.data?.systems ?? []).filter((system) => system.inScope);
  const lines = proposal.data?.lines ?? [];
  const taken = useMemo(() => lines.filter((line) => decided.get(line.requirement) ?? line.take), [lines, decided]);
  const units = taken.flatMap(({ requirement, units: of }) => of.map((unit) => ({ requirement, unit })));
  const run = () => void make.run({ auditId: audit.id, units });
  useCommands([
    { ...workCommands.make, when: units.length > 0, run },
    { ...workCommands.importQuestions, run: onImport },
  ]);
  const partly = takesShare(audit.kind);
  return (
    <div className={classes.make} data-wide={partly || undefined}>
      <p className={classes.what}>{t('work.noChecklist')}</p>
      <p className={classes.todo}>
        {t('work.noChecklistTodo', { standards: (show.data?.standards ?? []).map(({ name }) => name).join(', ') })}
      </p>
      {offered.length === 0 ? (
        <p className={classes.todo}>{t('work.make.ownNone')}</p>
      ) : (
        <fieldset className={classes.systems}>
          <legend>{t('work.make.own')}</legend>
          {offered.map((system) => (
            <Checkbox
              key={system.id}
              label={`${system.name} ${system.version}`.trim()}
              checked={own.includes(system.id)}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                setOwn(offered.map(({ id }) => id).filter((id) => (id === system.id ? on : own.includes(id))));
              }}
            />
          ))}
        </fieldset>
      )}
      {partly ? (
        <>
          <p className={classes.todo}>
            {proposal.data === undefined || proposal.data.audits.length === 0
              ? t('work.make.noCycle')
              : t('work.make.partly', { audits: proposal.data.audits.map(({ number }) => number).join(', ') })}
          </p>
          <NumberInput
            className={classes.share}
            label={t('work.make.share')}
            description={t('work.make.shareHelp')}
            min={0}
            max={100}
            step={10}
            clampBehavior="strict"
            allowDecimal={false}
            suffix={t('work.make.percent')}
            value={share ?? proposal.data?.share ?? ''}
            onChange={(value) => setShare(typeof value === 'number' ? value : null)}
          />
          <Lines
            lines={lines}
            decided={decided}
            onDecide={(requirement, take) => setDecided((last) => new Map(last).set(requirement, take))}
          />
        </>
      ) : null}
      <p className={classes.count} role="status">
        {t('work.make.rows', { requirements: taken.length, rows: units.length })}{' '}
        {t('work.make.stage', { kind: t(`vocabulary.auditKind.${audit.kind}`) })}
      </p>
      <Button loading={make.busy} disabled={units.length === 0} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />} onClick={run}>
        {t('work.make.button')}
      </Button>
      <Button variant="default" rightSection={<KeyHint keys="Shift+I" joined />} onClick={onImport}>
        {t('work.lists.import')}
      </Button>
      <InlineProblem problem={make.problem ?? proposal.error} />
    </div>
  );
}

interface LinesProps {
  readonly lines: readonly Line[];
  readonly decided: ReadonlyMap<string, boolean>;
  readonly onDecide: (requirement: string, take: boolean) => void;
}

function Lines({ lines, decided, onDecide }: LinesProps) {
  return (
    <ul className={classes.lines} aria-label={t('work.make.proposal')}>
      {lines.map((line) => (
        <li key={line.requirement}>
          <Checkbox
            label={`${line.ref} ${line.title}`}
            checked={decided.get(line.requirement) ?? line.take}
            onChange={(event) => onDecide(line.requirement, event.currentTarget.checked)}
          />
          <span className={classes.reason}>{reasonOf(line)}</span>
          <span className={classes.last}>
            {line.last === null ? null : (
              <>
                <ResultMark mark={line.last.shown} /> {line.last.audit}
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

const reasonOf = (line: Line): string =>
  line.subject === null
    ? t(`work.make.reasons.${line.reason}`)
    : t('work.make.mandatory', { subject: t(`work.make.subjects.${line.subject}`) });
