/** The whole form of a finding, in the detail pane: raises a new one or changes a draft. What the rules miss is shown at its field. */
import { ActionIcon, Button, Checkbox, MultiSelect, SegmentedControl, Select, Textarea, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { grade as grades } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import type { CallError } from '../../api/client.ts';
import { useRead } from '../../api/use-read.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import classes from './finding-form.module.css';
import { type FormHints, useFindingHints, usePhrasings } from './finding-writing.tsx';
import { evidenceLine, fieldErrors, type RaiseValues } from './raise-values.ts';

export interface FindingFormProps {
  readonly audit: Row<'audit'>;
  readonly title: string;
  /** Where it comes from: `A.6.2.6, LendScore 4.2`. */
  readonly from: string | null;
  /** The finding was issued: grade and dates stay, and the change needs a reason. */
  readonly amends?: boolean;
  readonly values: RaiseValues;
  readonly onChange: (values: RaiseValues) => void;
  readonly restored: boolean;
  readonly onDrop: () => void;
  readonly deed: string;
  readonly busy: boolean;
  readonly problem: CallError | null;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}

export function FindingForm(props: FindingFormProps) {
  useFocusReturn();
  const { audit, values, onChange, onSubmit, onCancel } = props;
  const errors = fieldErrors(props.problem?.envelope.fields);
  const form = useRef<HTMLFormElement>(null);
  const focusTitle = () => form.current?.querySelector<HTMLElement>('[data-first]')?.focus();
  // The caret goes to the title once the form is there.
  useEffect(focusTitle, []);
  const set = (patch: Partial<RaiseValues>) => onChange({ ...values, ...patch });
  const hints = useFindingHints(audit, values);
  const phrasings = usePhrasings(form, values, set);
  const opportunity = values.grade === 'opportunity';
  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={props.title}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onSubmit();
        } else if (event.key === 'Escape' && !event.defaultPrevented) {
          event.preventDefault();
          onCancel();
        }
      }}
    >
      <div className={classes.column}>
        <h1 className={classes.title}>{props.title}</h1>
        {props.from === null ? null : <p className={classes.from}>{props.from}</p>}
        {props.restored ? (
          <p className={classes.from}>
            {t('findings.form.restored')}{' '}
            <button type="button" className={classes.plain} onClick={props.onDrop}>
              {t('findings.form.drop')}
            </button>
          </p>
        ) : null}
        {props.amends === true ? (
          <Textarea
            autosize
            minRows={2}
            label={t('findings.form.amendReason')}
            value={values.reason}
            error={errors.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
          />
        ) : (
          <GradeField audit={audit} values={values} errors={errors} onChange={set} />
        )}
        <TextInput
          data-first
          label={t('findings.form.title')}
          value={values.title}
          error={errors.title}
          description={hints.under('title')}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <Requirements audit={audit} values={values} errors={errors} hints={hints} onChange={set} />
        <Textarea
          autosize
          minRows={3}
          data-place="statement"
          label={opportunity ? t('findings.form.statementOpportunity') : t('findings.form.statement')}
          description={hints.under('statement', opportunity ? undefined : t('findings.form.statementHelp'))}
          value={values.statement}
          error={errors.statement}
          onChange={(event) => set({ statement: event.currentTarget.value })}
        />
        <Places values={values} errors={errors} onChange={set} />
        <Lines audit={audit} values={values} error={errors.objectiveEvidence} hints={hints} onChange={set} />
        <Textarea
          autosize
          minRows={2}
          data-place="gradeReason"
          label={t('findings.form.gradeReason')}
          description={hints.under('gradeReason')}
          value={values.gradeReason}
          error={errors.gradeReason}
          onChange={(event) => set({ gradeReason: event.currentTarget.value })}
        />
        {opportunity && props.amends !== true ? (
          <Checkbox
            label={t('findings.form.fulfilled')}
            checked={values.requirementFulfilled}
            error={errors.requirementFulfilled}
            onChange={(event) => set({ requirementFulfilled: event.currentTarget.checked })}
          />
        ) : props.amends === true ? null : (
          <div className={classes.dates}>
            <DateField
              label={t('findings.field.answerBy')}
              value={values.answerBy}
              error={errors.answerBy}
              onChange={(day) => set({ answerBy: day })}
            />
            <DateField
              label={t('findings.field.verifyBy')}
              value={values.verifyBy}
              error={errors.verifyBy}
              onChange={(day) => set({ verifyBy: day })}
            />
          </div>
        )}
        <InlineProblem problem={props.problem} />
        <div className={classes.deeds}>
          <Button type="submit" loading={props.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
            {props.deed}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
            {t('findings.form.cancel')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Ctrl+;" joined />} onClick={phrasings.open}>
            {t('phrasings.open')}
          </Button>
        </div>
      </div>
      {phrasings.dialog}
    </form>
  );
}

interface PartProps {
  readonly audit: Row<'audit'>;
  readonly values: RaiseValues;
  readonly hints: FormHints;
  readonly onChange: (patch: Partial<RaiseValues>) => void;
}

interface ErrorProps {
  readonly errors: Readonly<Record<string, string>>;
}

/** The grade, and where the audit's scheme has several codes for it, which one. */
function GradeField({ audit, values, errors, onChange }: Omit<PartProps, 'hints'> & ErrorProps) {
  const schemes = useRead('findings.schemes', {}).data?.schemes ?? [];
  const scheme = schemes.find((one) => one.auditKinds.includes(audit.kind));
  const codes = scheme?.codes.filter((code) => code.resultClass === values.grade) ?? [];
  const offered = audit.kind === 'stage_1' ? (['opportunity'] as const) : grades.options;
  return (
    <div>
      <p className={classes.label} id="grade-label">
        {t('findings.form.grade')}
      </p>
      <SegmentedControl
        aria-labelledby="grade-label"
        data={offered.map((value) => ({ value, label: t(`vocabulary.gradeLong.${value}`) }))}
        value={values.grade}
        onChange={(value) => onChange({ grade: grades.parse(value), gradeCode: '' })}
      />
      {codes.length < 2 ? null : (
        <Select
          mt="xs"
          label={t('findings.form.code', { scheme: scheme?.name ?? '' })}
          data={codes.map(({ code, label, meaning }) => ({ value: code, label: `${label} · ${meaning}` }))}
          value={values.gradeCode === '' ? (codes[0]?.code ?? null) : values.gradeCode}
          allowDeselect={false}
          error={errors.gradeCode}
          onChange={(code) => onChange({ gradeCode: code ?? '' })}
        />
      )}
      {errors.grade === undefined ? null : <p className={classes.error}>{errors.grade}</p>}
    </div>
  );
}

/** Where it was found besides the rows of the checklist: process, sites, AI systems, and the client's own criterion. */
function Places({ values, errors, onChange }: Omit<PartProps, 'audit' | 'hints'> & ErrorProps) {
  const sites = useRead('scope.sites', {}).data?.sites ?? [];
  const systems = useRead('scope.systems', {}).data?.systems ?? [];
  return (
    <>
      <TextInput
        label={t('findings.form.criterion')}
        value={values.criterion}
        error={errors.criterion}
        onChange={(event) => onChange({ criterion: event.currentTarget.value })}
      />
      <div className={classes.places}>
        <TextInput
          label={t('findings.form.process')}
          value={values.process}
          error={errors.process}
          onChange={(event) => onChange({ process: event.currentTarget.value })}
        />
        <MultiSelect
          label={t('findings.form.sites')}
          data={sites.map((site) => ({ value: site.id, label: site.name }))}
          value={[...values.siteIds]}
          error={errors.siteIds}
          onChange={(siteIds) => onChange({ siteIds })}
        />
        <MultiSelect
          label={t('findings.form.systems')}
          searchable
          data={systems.map((system) => ({ value: system.id, label: `${system.name} ${system.version}`.trim() }))}
          value={[...values.systemIds]}
          error={errors.systemIds}
          onChange={(systemIds) => onChange({ systemIds })}
        />
      </div>
    </>
  );
}

/** Requirements of the audit's catalog, and of the rows of the checklist those that belong to them. */
function Requirements({ audit, values, errors, hints, onChange }: PartProps & ErrorProps) {
  const items = useRead('catalogs.items', { catalogId: audit.catalogId }).data?.items ?? [];
  const rows = useRead('checklist.list', { auditId: audit.id }).data?.rows ?? [];
  const [search, setSearch] = useState('');
  const wanted = new Set(values.requirements);
  const units = rows.filter((row) => wanted.has(row.requirement) || row.also.some(({ requirement }) => wanted.has(requirement)));
  return (
    <>
      <MultiSelect
        label={t('findings.form.requirements')}
        searchable
        searchValue={search}
        onSearchChange={setSearch}
        hidePickedOptions
        data={[
          ...items
            .filter((item) => item.kind === 'requirement' || item.kind === 'control')
            .map((item) => ({ value: item.requirement, label: `${item.ref} ${item.title}` })),
          ...furtherRequirements(rows, new Set(items.map((item) => item.requirement))),
        ]}
        value={[...values.requirements]}
        error={errors.requirements}
        description={hints.under('requirements')}
        onChange={(requirements) => {
          const named = new Set(requirements);
          // A row whose requirement was taken out goes with it.
          const kept = values.checklistItems.filter((id) => {
            const row = rows.find((one) => one.id === id);
            return row !== undefined && (named.has(row.requirement) || row.also.some((one) => named.has(one.requirement)));
          });
          onChange({ requirements, checklistItems: kept });
          setSearch('');
        }}
      />
      {units.length === 0 ? null : (
        <MultiSelect
          label={t('findings.form.units')}
          description={t('findings.form.unitsHelp')}
          data={units.map((row) => ({ value: row.id, label: `${row.ref} · ${row.unit.label}` }))}
          value={[...values.checklistItems]}
          error={errors.checklistItems}
          onChange={(checklistItems) => onChange({ checklistItems })}
        />
      )}
    </>
  );
}

/** Requirements of further standards: those that rows stand for, and rows of their own. */
function furtherRequirements(rows: OutputOf<'checklist.list'>['rows'], known: ReadonlySet<string>) {
  const found = new Map<string, string>();
  for (const row of rows) {
    for (const { requirement } of row.also) found.set(requirement, `${requirement.replace(':', ' ')} ${row.title}`);
    if (!known.has(row.requirement)) found.set(row.requirement, `${row.requirement.replace(':', ' ')} ${row.title}`);
  }
  return [...found].map(([value, label]) => ({ value, label }));
}

function Lines({ audit, values, error, hints, onChange }: PartProps & { readonly error: string | undefined }) {
  const evidence = useRead('evidence.list', {}).data?.evidence ?? [];
  const interviews = useRead('interviews.list', { auditId: audit.id }).data?.interviews ?? [];
  const references = [
    { value: '', label: t('findings.form.noReference') },
    ...evidence.map((row) => ({ value: `e:${row.id}`, label: `${row.number} ${row.title}` })),
    ...interviews.map((row) => ({ value: `i:${row.id}`, label: `${row.number} ${row.title}` })),
  ];
  const change = (key: string, patch: Partial<RaiseValues['lines'][number]>) =>
    onChange({ lines: values.lines.map((line) => (line.key === key ? { ...line, ...patch } : line)) });
  return (
    <fieldset className={classes.lines}>
      <legend className={classes.label}>{t('findings.form.lines')}</legend>
      {values.lines.map((line, index) => (
        <div key={line.key} className={classes.line}>
          <Textarea
            autosize
            minRows={1}
            aria-label={t('findings.form.lineText', { number: index + 1 })}
            data-place={`evidence-${index}`}
            description={hints.under('evidence', undefined, index)}
            value={line.text}
            onChange={(event) => change(line.key, { text: event.currentTarget.value })}
          />
          <Select
            aria-label={t('findings.form.lineReference', { number: index + 1 })}
            searchable
            limit={50}
            allowDeselect={false}
            data={references}
            value={line.evidenceId !== null ? `e:${line.evidenceId}` : line.interviewId !== null ? `i:${line.interviewId}` : ''}
            onChange={(value) =>
              change(line.key, {
                evidenceId: value?.startsWith('e:') === true ? value.slice(2) : null,
                interviewId: value?.startsWith('i:') === true ? value.slice(2) : null,
                noteId: null,
              })
            }
          />
          <Tooltip label={t('findings.form.removeLine', { number: index + 1 })}>
            <ActionIcon
              aria-label={t('findings.form.removeLine', { number: index + 1 })}
              onClick={() => onChange({ lines: values.lines.filter((one) => one.key !== line.key) })}
            >
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </div>
      ))}
      {error === undefined ? null : <p className={classes.error}>{error}</p>}
      <Button
        variant="default"
        leftSection={<IconPlus size={14} stroke={1.6} />}
        onClick={() => onChange({ lines: [...values.lines, evidenceLine()] })}
      >
        {t('findings.form.addLine')}
      </Button>
    </fieldset>
  );
}
