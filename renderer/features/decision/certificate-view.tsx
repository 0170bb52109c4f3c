/** What the certificate says, and beside it each element of ISO/IEC 17021-1 8.2.2: there, missing, or not asked for. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconPlus, IconSlash, IconTrash } from '@tabler/icons-react';
import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { Deeds, Fields, RecordForm, wideField } from '../../components/record-pane.tsx';
import own from './certificate.module.css';
import { decisionCommands } from './commands.ts';
import classes from './decision-screen.module.css';
import type { Certificate } from './parts.ts';
import { SubmitButton } from './submit-button.tsx';
import { useExport } from './use-export.ts';

const lines = ['number', 'replaces', 'holder', 'standard'] as const;
const texts = ['scope', 'aiRoles'] as const;
const body = ['bodyName', 'accreditation', 'bodyAddress', 'statement', 'revision'] as const;
const long: readonly string[] = ['scope', 'bodyAddress', 'statement', 'revision', 'aiRoles'];

export function CertificateForm({ auditId, certificate }: { readonly auditId: string; readonly certificate: Certificate }) {
  const save = useRun('decision.setCertificate');
  const { shown, recorded, draft: isDraft, dates } = certificate;
  const draft = useFormDraft(`certificate:${auditId}:${recorded?.version ?? 0}`, {
    ...shown,
    soaDatedOn: shown.soaDatedOn ?? '',
    effectiveOn: shown.effectiveOn ?? '',
    expiresOn: shown.expiresOn ?? '',
  });
  const paper = useExport(auditId, shown.number, isDraft);
  useCommands([{ ...decisionCommands.exportCertificate, run: () => void paper.write() }]);
  const { values } = draft;
  const set = (patch: Partial<typeof values>) => draft.set({ ...values, ...patch });
  const errors = save.problem?.envelope.fields ?? {};
  const dateOr = (text: string) => (text === '' ? null : text);
  const submit = () => {
    const { version: _version, recordedOn: _recordedOn, soaDatedOn, effectiveOn, expiresOn, ...rest } = values;
    void save
      .run({
        auditId,
        ...rest,
        soaDatedOn: dateOr(soaDatedOn),
        effectiveOn: dateOr(effectiveOn),
        expiresOn: dateOr(expiresOn),
      })
      .then((done) => done !== null && draft.drop());
  };
  const field = (name: (typeof lines)[number] | (typeof texts)[number] | (typeof body)[number] | 'soaNumber') =>
    long.includes(name) ? (
      <Textarea
        key={name}
        className={wideField}
        autosize
        minRows={1}
        label={t(`decisionScreen.certificate.field.${name}`)}
        value={values[name]}
        error={errors[name]}
        onChange={(event) => set({ [name]: event.currentTarget.value })}
      />
    ) : (
      <TextInput
        key={name}
        label={t(`decisionScreen.certificate.field.${name}`)}
        value={values[name]}
        error={errors[name]}
        onChange={(event) => set({ [name]: event.currentTarget.value })}
      />
    );
  return (
    <div className={classes.column}>
      <div className={classes.blockHead}>
        <p className={classes.quiet}>
          {recorded === null
            ? t('decisionScreen.certificate.proposed')
            : t(isDraft ? 'decisionScreen.certificate.draftOf' : 'decisionScreen.certificate.versionOf', {
                version: recorded.version,
                on: longDate(recorded.recordedOn),
              })}
          {draft.restored ? ` ${t('work.restored')}` : ''}
        </p>
        <Button variant="default" loading={paper.busy} rightSection={<KeyHint keys="Ctrl+E" joined />} onClick={() => void paper.write()}>
          {t(isDraft ? 'decisionScreen.certificate.exportDraft' : 'decisionScreen.certificate.export')}
        </Button>
      </div>
      <div role="status">{paper.written === null ? null : <p>{t('decisionScreen.certificate.written', { name: paper.written })}</p>}</div>
      <InlineProblem problem={paper.problem} />
      <RecordForm label={t('decisionScreen.view.certificate')} onSubmit={submit}>
        <Fields>
          {lines.map(field)}
          {texts.map(field)}
          <Locations locations={values.locations} onChange={(locations) => set({ locations })} />
          {field('soaNumber')}
          <DateField
            label={t('decisionScreen.certificate.field.soaDatedOn')}
            value={values.soaDatedOn}
            error={errors.soaDatedOn}
            onChange={(soaDatedOn) => set({ soaDatedOn })}
          />
          <DateField
            label={t('decisionScreen.certificate.field.effectiveOn')}
            description={
              dates.effectiveOn === null
                ? t('decisionScreen.certificate.followsDecision')
                : t('decisionScreen.certificate.printed', { on: longDate(dates.effectiveOn) })
            }
            value={values.effectiveOn}
            error={errors.effectiveOn}
            onChange={(effectiveOn) => set({ effectiveOn })}
          />
          <DateField
            label={t('decisionScreen.certificate.field.expiresOn')}
            description={
              dates.expiresOn === null
                ? t('decisionScreen.certificate.followsStart')
                : t('decisionScreen.certificate.printed', { on: longDate(dates.expiresOn) })
            }
            value={values.expiresOn}
            error={errors.expiresOn}
            onChange={(expiresOn) => set({ expiresOn })}
          />
          {body.map(field)}
        </Fields>
        <InlineProblem problem={save.problem} />
        <Deeds>
          <SubmitButton
            label={t(recorded === null ? 'decisionScreen.certificate.record' : 'decisionScreen.certificate.recordAgain')}
            busy={save.busy}
          />
        </Deeds>
      </RecordForm>
    </div>
  );
}

type Location = Certificate['shown']['locations'][number];

interface LocationsProps {
  readonly locations: readonly Location[];
  readonly onChange: (locations: Location[]) => void;
}

function Locations({ locations, onChange }: LocationsProps) {
  const change = (at: number, patch: Partial<Location>) =>
    onChange(locations.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  return (
    <fieldset className={`${own.locations} ${wideField ?? ''}`}>
      <legend>{t('decisionScreen.certificate.locations')}</legend>
      {locations.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: locations have no id; their order is what names them.
        <div key={at} className={own.location}>
          {(['name', 'address', 'activities'] as const).map((name) => (
            <TextInput
              key={name}
              aria-label={t('decisionScreen.certificate.locationField', {
                field: t(`decisionScreen.certificate.location.${name}`),
                n: at + 1,
              })}
              placeholder={t(`decisionScreen.certificate.location.${name}`)}
              value={one[name]}
              onChange={(event) => change(at, { [name]: event.currentTarget.value })}
            />
          ))}
          <Button
            variant="subtle"
            px={6}
            aria-label={t('decisionScreen.certificate.removeLocation', { name: one.name })}
            onClick={() => onChange(locations.filter((_, index) => index !== at))}
          >
            <IconTrash size={15} stroke={1.6} aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button
        variant="subtle"
        leftSection={<IconPlus size={14} stroke={1.6} aria-hidden="true" />}
        onClick={() => onChange([...locations, { name: '', address: '', activities: '' }])}
      >
        {t('decisionScreen.certificate.addLocation')}
      </Button>
    </fieldset>
  );
}

const elementMarks = { present: IconCircleCheck, missing: IconCircleDashed, does_not_apply: IconSlash } as const;

export function ElementsPanel({ certificate }: { readonly certificate: Certificate }) {
  const { elements } = certificate;
  const there = elements.filter(({ standing }) => standing === 'present').length;
  const asked = elements.filter(({ standing }) => standing !== 'does_not_apply').length;
  return (
    <div className={classes.panel}>
      <PaneHead title={t('decisionScreen.certificate.elements')} count={t('decisionScreen.certificate.ofCount', { there, asked })} />
      <ul className={classes.elements}>
        {elements.map(({ element, clause, title, standing }) => {
          const Mark = elementMarks[standing];
          return (
            <li key={element}>
              <Mark className={classes.mark} data-state={standing} size={16} stroke={1.7} aria-hidden="true" />
              <span className={classes.elementTitle}>
                {title}
                <small>
                  {clause}
                  {standing === 'present' ? '' : ` · ${t(`decisionScreen.certificate.standing.${standing}`)}`}
                </small>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
