/** The sample-size adviser: designs side by side, their curves, and what a result allows to say. It needs no engagement. */
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { parseRate, toNumber } from '../../../shared/rules/sampling/rate.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from './adviser.module.css';
import { AdviserDesign } from './adviser-design.tsx';
import { type DesignValues, designInput, firstDesigns, letterOf, MOST_DESIGNS } from './adviser-values.ts';
import { adviserCommands } from './commands.ts';
import { rateTyped } from './plan-values.ts';
import { countOf } from './sample-facts.ts';
import { SizeCurve } from './size-curve.tsx';

const ASK_MS = 150;

function useDesign(values: DesignValues | undefined) {
  const [asked] = useDebouncedValue(values === undefined ? null : JSON.stringify(designInput(values)), ASK_MS);
  const read = useRead(
    'sampling.designs',
    asked === null ? { confidence: '', tolerable: '' } : (JSON.parse(asked) as ReturnType<typeof designInput>),
    {
      enabled: values !== undefined && asked !== null,
      keepLast: true,
    },
  );
  return { answer: values === undefined || read.error !== null ? null : (read.data ?? null), refused: read.error };
}

export function AdviserScreen() {
  const navigate = useNavigate();
  const [designs, setDesigns] = useState(firstDesigns);
  // As many reads as designs can be compared: a hook cannot stand in a loop of changing length.
  const answers = [useDesign(designs[0]), useDesign(designs[1]), useDesign(designs[2])];
  const open = useRead('engagement.status', {}).data?.file ?? null;
  // Never through the history of the browser: its first entry lies outside of the program.
  const back = () => void navigate({ to: open === null ? '/' : '/e' });
  const add = () =>
    setDesigns((last) => {
      const from = last.at(-1) ?? firstDesigns[0];
      return last.length >= MOST_DESIGNS || from === undefined ? last : [...last, { ...from, key: crypto.randomUUID() }];
    });
  useCommands([
    { ...adviserCommands.add, when: designs.length < MOST_DESIGNS, run: add },
    { ...adviserCommands.back, run: back },
  ]);
  useEffect(() => document.querySelector<HTMLInputElement>('[data-adviser] input')?.focus(), []);
  const change = (key: string, patch: Partial<DesignValues>) =>
    setDesigns((last) => last.map((one) => (one.key === key ? { ...one, ...patch } : one)));
  return (
    <div className={classes.screen} data-adviser>
      <header className={classes.head}>
        <div>
          <h1>{t('samplingAdviser.title')}</h1>
          <p className={classes.note}>{t('samplingAdviser.intro')}</p>
        </div>
        <span className={classes.tools}>
          {designs.length < MOST_DESIGNS ? (
            <Button variant="default" rightSection={<KeyHint keys="N" />} aria-keyshortcuts="N" onClick={add}>
              {t('samplingAdviser.add')}
            </Button>
          ) : null}
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={back}>
            {t('samplingAdviser.back')}
          </Button>
        </span>
      </header>
      <div className={classes.designs}>
        {designs.map((values, index) => (
          <AdviserDesign
            key={values.key}
            letter={letterOf(index)}
            values={values}
            answer={answers[index]?.answer ?? null}
            refused={answers[index]?.refused ?? null}
            onChange={(patch) => change(values.key, patch)}
            onRemove={designs.length === 1 ? undefined : () => setDesigns((last) => last.filter(({ key }) => key !== values.key))}
          />
        ))}
      </div>
      <div className={classes.under}>
        <section aria-label={t('samplingAdviser.curve')}>
          <h2>{t('samplingAdviser.curve')}</h2>
          <p className={classes.note}>{t('samplingAdviser.curveHelp')}</p>
          <SizeCurve
            designs={designs.flatMap((values, index) => {
              const answer = answers[index]?.answer ?? null;
              return answer === null ? [] : [{ letter: letterOf(index), tolerable: percentOf(values.tolerable), answer }];
            })}
          />
        </section>
        <AfterSample />
      </div>
    </div>
  );
}

/** Where the picture marks the design; only drawn, so that a rounded number does. */
function percentOf(text: string): number | null {
  try {
    return toNumber(parseRate(rateTyped(text), 'tolerable')) * 100;
  } catch {
    // What is no rate is said at its field; the picture then marks nothing.
    return null;
  }
}

function AfterSample() {
  const [values, setValues] = useState({ n: '60', k: '1', population: '', confidence: '95 %', tolerable: '10 %' });
  const [asked] = useDebouncedValue(values, ASK_MS);
  const n = countOf(asked.n) ?? 0;
  const deviations = countOf(asked.k) ?? 0;
  const population = countOf(asked.population);
  const sound = n >= 1 && deviations >= 0 && !Number.isNaN(population);
  const tolerable = rateTyped(asked.tolerable);
  const limit = useRead(
    'sampling.upperLimit',
    { n, deviations, confidence: rateTyped(asked.confidence), population, ...(tolerable === '' ? {} : { tolerable }) },
    { enabled: sound, keepLast: true },
  );
  const errors = limit.error?.envelope.fields ?? {};
  const field = (name: keyof typeof values, label: string, error: string | undefined) => (
    <TextInput
      label={label}
      value={values[name]}
      error={error}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setValues((last) => ({ ...last, [name]: value }));
      }}
    />
  );
  const answer = limit.error === null && sound ? limit.data : undefined;
  return (
    <section aria-label={t('samplingAdviser.after')}>
      <h2>{t('samplingAdviser.after')}</h2>
      <p className={classes.note}>{t('samplingAdviser.afterHelp')}</p>
      <div className={classes.fields}>
        {field('n', t('samplingAdviser.n'), errors.n)}
        {field('k', t('samplingAdviser.k'), errors.deviations)}
        {field('population', t('samplingAdviser.field.population'), errors.population)}
        {field('confidence', t('samplingAdviser.field.confidence'), errors.confidence)}
        {field('tolerable', t('samplingAdviser.field.tolerable'), errors.tolerable)}
      </div>
      <div role="status" className={classes.answer}>
        {answer === undefined ? null : (
          <>
            <p className={classes.number}>{t('samplingAdviser.limit', { percent: answer.upperPercent })}</p>
            <p>{answer.words}</p>
            {answer.supports === null ? null : (
              <p className={classes.checkLine}>
                <CheckMark standing={answer.supports ? 'passed' : 'warning'} />
                <span>
                  {t(answer.supports ? 'samplingAdviser.supports' : 'samplingAdviser.doesNot', {
                    tolerable: tolerable.replace(/\s*%/, ' %'),
                  })}
                </span>
              </p>
            )}
          </>
        )}
      </div>
      {limit.error === null || Object.keys(errors).length > 0 ? null : <InlineProblem problem={limit.error} />}
      <h3 className={classes.cliHead}>{t('samplingAdviser.commandLine')}</h3>
      <code className={classes.cli}>
        {`upper-limit --n ${wholeNumber(n).replaceAll(/\D/g, '')} --k ${deviations} --confidence ${rateTyped(asked.confidence).replaceAll(/\s/g, '')}`}
        {population === null || Number.isNaN(population) ? '' : ` --population ${population}`}
      </code>
    </section>
  );
}
