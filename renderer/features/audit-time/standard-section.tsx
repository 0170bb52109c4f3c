/** One standard of a calculation: how many count, its complexity, its entered table, what is added and what is adjusted. */
import { Button, Select } from '@mantine/core';
import type { AuditTimeTables } from '../../../shared/model/audit-time-tables.ts';
import { complexityLevel } from '../../../shared/model/audit-time-tables.ts';
import { t } from '../../../shared/words/words.ts';
import { CallError, call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRun } from '../../api/use-run.ts';
import { daysText, hundredthsOf } from '../../components/hundredths.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Fields, RecordSection, wideField } from '../../components/record-pane.tsx';
import classes from './audit-time-screen.module.css';
import { baseText, readBase } from './base-text.ts';
import { LinesTable } from './lines-table.tsx';
import type { Calculation } from './result-panel.tsx';

type Standard = Calculation['standards'][number];

export interface StandardSectionProps {
  readonly calculation: Calculation;
  readonly standard: Standard;
  readonly tables: AuditTimeTables;
  readonly counted: Readonly<Record<string, number>>;
  readonly onAdd: (standardId: string, kind: 'addition' | 'adjustment') => void;
}

const whole = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));

/** Heads of identical activities: `25, 16`. */
const heads = (typed: string): number[] =>
  typed
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
    .map(Number);

/** Saves the typed rows; a line that is no row is named before anything is sent. */
async function saveBase(id: string, typed: string): Promise<unknown> {
  const { rows, wrongLine } = readBase(typed);
  if (wrongLine !== null)
    throw new CallError('audit-time.updateStandard', {
      code: 'INVALID_INPUT',
      message: t('auditTimeScreen.baseWrong', { line: wrongLine }),
      ref: 'PAGE',
    });
  return call('audit-time.updateStandard', { id, base: rows });
}

export function StandardSection({ calculation, standard, tables, counted, onAdd }: StandardSectionProps) {
  const { id, scheme } = standard;
  const remove = useRun('audit-time.removeStandard');
  const update = useRun('audit-time.updateStandard');
  const facts = scheme === 'AIMS' ? tables.aims : tables.tables[scheme];
  const faults = (calculation.problem?.faults ?? []).filter((fault) => fault.standardId === id);
  const field = (
    name: 'effectiveReason' | 'complexityReason' | 'baseSource',
    options: { rows?: number; className?: string | undefined; description?: string } = {},
  ) => (
    <DraftInput
      label={t(`auditTimeScreen.field.${name}`)}
      draftKey={`audit_time_standard:${id}:${name}`}
      saved={standard[name]}
      save={(typed) => call('audit-time.updateStandard', { id, [name]: typed })}
      {...options}
    />
  );
  const numberField = (name: 'effectivePersons' | 'businessScore' | 'itScore') => (
    <DraftInput
      label={t(`auditTimeScreen.field.${name}`)}
      draftKey={`audit_time_standard:${id}:${name}`}
      saved={standard[name] === null ? '' : String(standard[name])}
      save={(typed) => call('audit-time.updateStandard', { id, [name]: whole(typed) })}
    />
  );
  const levels = scheme === 'EMS' ? complexityLevel.options : complexityLevel.options.filter((one) => one !== 'limited');
  const addButton = (kind: 'addition' | 'adjustment', keys: string) => (
    <Button variant="default" rightSection={<KeyHint keys={keys} />} aria-keyshortcuts={keys} onClick={() => onAdd(id, kind)}>
      {t(`auditTimeScreen.addLine.${kind}`)}
    </Button>
  );
  return (
    <RecordSection
      title={t(`auditTimeScreen.scheme.${scheme}`)}
      tools={
        calculation.standards.length > 1 ? (
          <Button variant="default" loading={remove.busy} onClick={() => void remove.run({ id })}>
            {t('auditTimeScreen.removeStandard')}
          </Button>
        ) : undefined
      }
    >
      <p className={classes.facts}>
        {facts.document} · {t(`auditTimeScreen.status.${facts.status}`)}. {facts.note}
      </p>
      <Fields>
        <DraftInput
          label={facts.personnel}
          draftKey={`audit_time_standard:${id}:persons`}
          saved={String(standard.persons)}
          save={(typed) => call('audit-time.updateStandard', { id, persons: Number(typed) })}
        />
        {numberField('effectivePersons')}
        {scheme === 'ISMS' ? (
          <DraftInput
            label={t('auditTimeScreen.field.identical')}
            description={t('auditTimeScreen.field.identicalHint')}
            draftKey={`audit_time_standard:${id}:identical`}
            saved={standard.identical.join(', ')}
            save={(typed) => call('audit-time.updateStandard', { id, identical: heads(typed) })}
          />
        ) : null}
        {standard.effectivePersons !== null || standard.identical.length > 0
          ? field('effectiveReason', { rows: 1, className: wideField })
          : null}
        {scheme === 'EMS' || scheme === 'OHSMS' ? (
          <Select
            label={t('auditTimeScreen.field.complexity')}
            data={levels.map((level) => ({ value: level, label: t(`auditTimeScreen.level.${level}`) }))}
            value={standard.complexity}
            onChange={(level) => level !== null && void update.run({ id, complexity: complexityLevel.parse(level) })}
          />
        ) : null}
        {scheme === 'ISMS' ? (
          <>
            {numberField('businessScore')}
            {numberField('itScore')}
            <DraftInput
              label={t('auditTimeScreen.field.complexityPercent')}
              description={t('auditTimeScreen.field.complexityPercentHint')}
              draftKey={`audit_time_standard:${id}:complexityPercent`}
              saved={daysText(standard.complexityPercent)}
              save={(typed) => call('audit-time.updateStandard', { id, complexityPercent: hundredthsOf(typed) })}
            />
            {standard.complexityPercent === null ? null : field('complexityReason', { rows: 1 })}
          </>
        ) : null}
        <DraftInput
          label={t(scheme === 'AIMS' ? 'auditTimeScreen.field.base' : 'auditTimeScreen.field.baseFurther')}
          description={t('auditTimeScreen.field.baseHint')}
          draftKey={`audit_time_standard:${id}:base`}
          saved={baseText(standard.base)}
          rows={scheme === 'AIMS' ? 3 : 1}
          save={(typed) => saveBase(id, typed)}
        />
        {scheme === 'AIMS' || standard.base.length > 0
          ? field('baseSource', { description: t('auditTimeScreen.field.baseSourceHint') })
          : null}
      </Fields>
      {faults
        .filter((fault) => fault.lineId === null)
        .map((fault) => (
          <p key={fault.field} className={classes.fault}>
            {fault.message}
          </p>
        ))}
      <InlineProblem problem={remove.problem ?? update.problem} />
      {(['addition', 'adjustment'] as const).map((kind) => (
        <div key={kind} className={classes.block}>
          <div className={classes.blockHead}>
            <h3>{t(`auditTimeScreen.linesOf.${kind}`)}</h3>
            {addButton(kind, kind === 'addition' ? 'D' : 'R')}
          </div>
          <LinesTable standard={standard} kind={kind} faults={faults} counted={counted} />
        </div>
      ))}
    </RecordSection>
  );
}
