/** Whether the sites are sampled, and the sites of one visit: drawn with a seed, chosen with a reason (IAF MD 1). */
import { ActionIcon, Button, Checkbox, Select, Textarea, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { siteDecision } from '../../../shared/model/programme-entities.ts';
import { yesNo } from '../../../shared/model/vocabulary.ts';
import { eligibilityQuestions } from '../../../shared/rules/site-sampling.ts';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, wideField } from '../../components/record-pane.tsx';
import type { Programme, Visit } from './calendar-picture.tsx';
import classes from './programme-screen.module.css';

const unanswered = {
  oneSystem: 'not_stated',
  centralAuthority: 'not_stated',
  centralReview: 'not_stated',
  similarSites: 'not_stated',
  schemeAllows: 'not_stated',
} as const;

export function SamplingForm({ shown, onDone }: { readonly shown: Programme; readonly onDone: () => void }) {
  const { sampling } = shown;
  const set = useRun('programme.setSampling');
  const [answers, setAnswers] = useState<Record<(typeof eligibilityQuestions)[number], string>>(sampling ?? unanswered);
  const [decision, setDecision] = useState<string>(sampling?.decision ?? 'open');
  const [central, setCentral] = useState(sampling?.centralSiteId ?? null);
  const [reason, setReason] = useState(sampling?.reason ?? '');
  const [proven, setProven] = useState(sampling?.provenEffective ?? false);
  const [decidedBy, setDecidedBy] = useState(sampling?.decidedBy ?? '');
  const errors = set.problem?.envelope.fields ?? {};
  const submit = async () => {
    const done = await set.run({
      oneSystem: yesNo.parse(answers.oneSystem),
      centralAuthority: yesNo.parse(answers.centralAuthority),
      centralReview: yesNo.parse(answers.centralReview),
      similarSites: yesNo.parse(answers.similarSites),
      schemeAllows: yesNo.parse(answers.schemeAllows),
      decision: siteDecision.parse(decision),
      centralSiteId: central,
      reason: reason.trim(),
      provenEffective: proven,
      decidedBy: decidedBy.trim(),
      decidedOn: decision === 'open' ? null : (sampling?.decidedOn ?? shown.today),
    });
    if (done !== null) onDone();
  };
  return (
    <div className={classes.form}>
      <h2>{t('programmeScreen.sites')}</h2>
      <RecordForm label={t('programmeScreen.sites')} onSubmit={() => void submit()} onCancel={onDone}>
        <Fields>
          {eligibilityQuestions.map((question) => (
            <Select
              key={question}
              className={wideField}
              label={t(`programmeScreen.question.${question}`)}
              data={yesNo.options.map((one) => ({ value: one, label: t(`programmeScreen.answer.${one}`) }))}
              value={answers[question]}
              allowDeselect={false}
              onChange={(answer) => answer !== null && setAnswers({ ...answers, [question]: answer })}
            />
          ))}
          <Select
            label={t('programmeScreen.field.decision')}
            data={siteDecision.options.map((one) => ({ value: one, label: t(`programmeScreen.siteDecision.${one}`) }))}
            value={decision}
            allowDeselect={false}
            onChange={(one) => one !== null && setDecision(one)}
          />
          <Select
            label={t('programmeScreen.field.central')}
            clearable
            data={shown.options.sites.map(({ id, name }) => ({ value: id, label: name }))}
            value={central}
            onChange={setCentral}
          />
          <Textarea
            autosize
            minRows={2}
            className={wideField}
            label={t('programmeScreen.field.samplingReason')}
            value={reason}
            error={errors.reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <TextInput
            className={wideField}
            label={t('programmeScreen.field.decidedBy')}
            value={decidedBy}
            error={errors.decidedBy}
            onChange={(event) => setDecidedBy(event.currentTarget.value)}
          />
          <Checkbox
            className={wideField}
            label={t('programmeScreen.field.provenEffective')}
            checked={proven}
            onChange={(event) => setProven(event.currentTarget.checked)}
          />
        </Fields>
        <InlineProblem problem={set.problem} />
        <Deeds>
          <Button type="submit" loading={set.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
            {t('programmeScreen.save')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onDone}>
            {t('programmeScreen.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </div>
  );
}

export function VisitSites({ shown, visit }: { readonly shown: Programme; readonly visit: Visit }) {
  const draw = useRun('programme.drawSites');
  const choose = useRun('programme.chooseSite');
  const drop = useRun('programme.dropSite');
  const [seed, setSeed] = useState('');
  const [siteId, setSite] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const [reason, setReason] = useState('');
  const settled = shown.programme?.settledOn !== null;
  const told = reason.trim() === '' ? {} : { reason: reason.trim() };
  const free = shown.options.sites.filter(({ id }) => !visit.sites.some((site) => site.siteId === id));
  const sampled = shown.sampling?.decision === 'sampling';
  return (
    <section className={classes.section} aria-label={t('programmeScreen.sites')}>
      <h3>{t('programmeScreen.sites')}</h3>
      {visit.sample === null ? null : (
        <>
          <p>{t('programmeScreen.sample', { sites: visit.sample.sites, random: visit.sample.random })}</p>
          {visit.sample.lines.slice(0, 1).map((line) => (
            <p key={line.label} className={classes.quiet}>
              {line.input} · {line.source}
            </p>
          ))}
        </>
      )}
      {visit.sites.length === 0 ? <p className={classes.quiet}>{t('programmeScreen.noSites')}</p> : null}
      <ul className={classes.siteList}>
        {visit.sites.map((site) => (
          <li key={site.id}>
            <span>
              <strong>{site.name}</strong> {t(`programmeScreen.ways.${site.way}`)}
              <span className={classes.quiet}>
                {' '}
                {site.reason} {site.seed === '' ? '' : `(${site.seed})`}
              </span>
            </span>
            <Tooltip label={t('programmeScreen.drop', { site: site.name })}>
              <ActionIcon
                size={24}
                aria-label={t('programmeScreen.drop', { site: site.name })}
                onClick={() => void drop.run({ id: site.id, ...told })}
              >
                <IconTrash size={14} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
      {settled ? (
        <TextInput label={t('programmeScreen.field.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      ) : null}
      {visit.sample === null ? null : (
        <div className={classes.inline}>
          {sampled ? (
            <TextInput
              label={t('programmeScreen.field.seed')}
              description={t('programmeScreen.field.seedHint')}
              value={seed}
              error={draw.problem?.envelope.fields?.seed}
              onChange={(event) => setSeed(event.currentTarget.value)}
            />
          ) : null}
          <Button
            variant="default"
            loading={draw.busy}
            onClick={() => void draw.run({ visitId: visit.id, seed: sampled ? seed : visit.id, ...told })}
          >
            {t(sampled ? 'programmeScreen.draw' : 'programmeScreen.take')}
          </Button>
        </div>
      )}
      {free.length === 0 ? null : (
        <form
          className={classes.inline}
          onSubmit={(event) => {
            event.preventDefault();
            if (siteId !== null)
              void choose.run({ visitId: visit.id, siteId, why, ...told }).then((done) => {
                if (done === null) return;
                setSite(null);
                setWhy('');
              });
          }}
        >
          <Select
            label={t('programmeScreen.field.site')}
            data={free.map(({ id, name }) => ({ value: id, label: name }))}
            value={siteId}
            onChange={setSite}
          />
          <TextInput
            label={t('programmeScreen.field.why')}
            value={why}
            error={choose.problem?.envelope.fields?.why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={siteId === null} loading={choose.busy}>
            {t('programmeScreen.choose')}
          </Button>
        </form>
      )}
      <InlineProblem problem={draw.problem ?? choose.problem ?? drop.problem} />
    </section>
  );
}
