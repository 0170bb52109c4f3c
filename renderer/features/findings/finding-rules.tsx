/** What the engagement sets for its findings: numbers, time limits, grading schemes. Limits of the standard are shown and stay. */
import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { resultClass } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import small from '../../components/small-form.module.css';
import classes from './finding-views.module.css';

type Policy = OutputOf<'findings.policy'>['policy'];
type Scheme = OutputOf<'findings.schemes'>['schemes'][number];

const numbers = ['majorAnswerDays', 'majorVerifyDays', 'minorAnswerDays', 'minorVerifyDays', 'minorsOnOneRequirement'] as const;

export function FindingRules() {
  const policy = useRead('findings.policy', {});
  const schemes = useRead('findings.schemes', {});
  const problem = policy.error ?? schemes.error;
  if (problem !== null) return <InlineProblem problem={problem} />;
  if (policy.data === undefined || schemes.data === undefined) return null;
  return (
    <div className={classes.view}>
      <h1 className={classes.title}>{t('findingViews.rulesTitle')}</h1>
      <PolicyForm policy={policy.data.policy} source={policy.data.source} />
      <h2 className={classes.title}>{t('findingViews.schemesTitle')}</h2>
      {schemes.data.schemes.map((scheme) => (
        <SchemeView key={scheme.id ?? scheme.name} scheme={scheme} />
      ))}
    </div>
  );
}

/** What was typed, as the contract takes it: what is no whole number is sent as 0 and refused at its field. */
function policyInput(values: Readonly<Record<string, string>>): InputOf<'findings.setPolicy'> {
  const number = (name: string) => (/^\d+$/.test(values[name] ?? '') ? Number(values[name]) : 0);
  return {
    numberPattern: (values.numberPattern ?? '').trim(),
    majorAnswerDays: number('majorAnswerDays'),
    majorVerifyDays: number('majorVerifyDays'),
    minorAnswerDays: number('minorAnswerDays'),
    minorVerifyDays: (values.minorVerifyDays ?? '').trim() === '' ? null : number('minorVerifyDays'),
    minorsOnOneRequirement: number('minorsOnOneRequirement'),
    certificateExpiresOn: values.certificateExpiresOn === '' ? null : (values.certificateExpiresOn ?? null),
  };
}

function PolicyForm({ policy, source }: { readonly policy: Policy; readonly source: string }) {
  const save = useRun('findings.setPolicy');
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(Object.entries(policy).map(([name, value]) => [name, value === null ? '' : String(value)])),
  );
  const errors = save.problem?.envelope.fields ?? {};
  const set = (name: string, value: string) => setValues({ ...values, [name]: value });
  return (
    <form
      className={small.form}
      aria-label={t('findingViews.rulesTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(policyInput(values));
      }}
    >
      <TextInput
        className={small.wide}
        label={t('findingViews.rulesFields.numberPattern')}
        description={t('findingViews.rulesHelp.numberPattern')}
        value={values.numberPattern ?? ''}
        error={errors.numberPattern}
        onChange={(event) => set('numberPattern', event.currentTarget.value)}
      />
      {numbers.map((name) => (
        <TextInput
          key={name}
          inputMode="numeric"
          label={t(`findingViews.rulesFields.${name}`)}
          {...(name === 'minorVerifyDays' ? { description: t('findingViews.rulesHelp.minorVerifyDays') } : {})}
          value={values[name] ?? ''}
          error={errors[name]}
          onChange={(event) => set(name, event.currentTarget.value)}
        />
      ))}
      <DateField
        label={t('findingViews.rulesFields.certificateExpiresOn')}
        description={t('findingViews.rulesHelp.certificateExpiresOn')}
        value={values.certificateExpiresOn ?? ''}
        error={errors.certificateExpiresOn}
        onChange={(day) => set('certificateExpiresOn', day)}
      />
      <p className={`${small.wide} ${classes.quiet}`}>{source}</p>
      <div className={small.wide}>
        <InlineProblem problem={save.problem} />
      </div>
      <div className={small.deeds}>
        <Button type="submit" loading={save.busy}>
          {t('findingViews.rulesSave')}
        </Button>
      </div>
    </form>
  );
}

function SchemeView({ scheme }: { readonly scheme: Scheme }) {
  const [editing, setEditing] = useState(false);
  if (editing) return <SchemeForm scheme={scheme} onDone={() => setEditing(false)} />;
  return (
    <section className={classes.scheme} aria-label={scheme.name}>
      <div className={classes.date}>
        <strong className={classes.grow}>{scheme.name}</strong>
        <span className={classes.quiet}>{t(scheme.used ? 'findingViews.schemeUsed' : 'findingViews.schemeOpen')}</span>
        {scheme.used ? null : (
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('findingViews.schemeEdit')}
          </Button>
        )}
      </div>
      <p className={classes.quiet}>
        {scheme.auditKinds.map((kind) => t(`vocabulary.auditKind.${kind}`)).join(', ')} · {scheme.source}
      </p>
      <ul className={classes.list}>
        {scheme.codes.map((code) => (
          <li key={code.code} className={classes.date}>
            <span className={classes.what}>{code.label}</span>
            <span className={classes.grow}>{code.meaning}</span>
            <span className={classes.quiet}>{t(`vocabulary.result.${code.resultClass}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SchemeForm({ scheme, onDone }: { readonly scheme: Scheme; readonly onDone: () => void }) {
  const save = useRun('findings.saveScheme');
  const [name, setName] = useState(scheme.name);
  // The key only tells the lines apart on the page: codes may be empty or double while somebody types.
  const [codes, setCodes] = useState(() => scheme.codes.map((code, index) => ({ ...code, key: `c${index}` })));
  const set = (key: string, patch: Partial<(typeof codes)[number]>) =>
    setCodes(codes.map((code) => (code.key === key ? { ...code, ...patch } : code)));
  const submit = async () => {
    const done = await save.run({
      id: scheme.id,
      name: name.trim(),
      auditKinds: [...scheme.auditKinds],
      codes: codes
        .filter((code) => code.code.trim() !== '')
        .map(({ key: _key, ...code }) => ({ ...code, code: code.code.trim(), label: code.label.trim() })),
      source: scheme.source,
    });
    if (done !== null) onDone();
  };
  return (
    <form
      className={classes.scheme}
      aria-label={scheme.name}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput label={t('findingViews.schemeName')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      {codes.map((code) => (
        <div key={code.key} className={classes.codes}>
          <TextInput
            label={t('findingViews.schemeCode')}
            value={code.code}
            onChange={(event) => set(code.key, { code: event.currentTarget.value })}
          />
          <TextInput
            label={t('findingViews.schemeLabel')}
            value={code.label}
            onChange={(event) => set(code.key, { label: event.currentTarget.value })}
          />
          <TextInput
            label={t('findingViews.schemeMeaning')}
            value={code.meaning}
            onChange={(event) => set(code.key, { meaning: event.currentTarget.value })}
          />
          <Select
            label={t('findingViews.schemeClass')}
            data={resultClass.options.map((value) => ({ value, label: t(`vocabulary.result.${value}`) }))}
            value={code.resultClass}
            allowDeselect={false}
            onChange={(value) => set(code.key, { resultClass: resultClass.parse(value) })}
          />
        </div>
      ))}
      <InlineProblem problem={save.problem} />
      <div className={small.deeds}>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() => setCodes([...codes, { code: '', label: '', meaning: '', resultClass: 'minor', key: `c${Date.now()}` }])}
        >
          {t('findingViews.schemeAdd')}
        </Button>
        <Button type="submit" loading={save.busy}>
          {t('findingViews.schemeSave')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('findings.form.cancel')}
        </Button>
      </div>
    </form>
  );
}
