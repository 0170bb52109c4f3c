/** Writes the ids of a population to a file, so that anybody can repeat the draw. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './sampling.module.css';

export function WriteIds({ populationId }: { readonly populationId: string }) {
  const [done, setDone] = useState<number | null>(null);
  const [problem, setProblem] = useState<ErrorEnvelope | null>(null);
  const write = async () => {
    setProblem(null);
    try {
      const { target } = await call('window.chooseTarget', { purpose: 'ids', suggestedName: 'ids.txt' });
      if (target === null) return;
      setDone((await call('sampling.exportIds', { populationId, to: { token: target.token } })).ids);
    } catch (error) {
      setProblem(envelopeOf(error));
    }
  };
  return (
    <>
      <Button variant="default" onClick={() => void write()}>
        {t('samplingPopulation.exportIds')}
      </Button>
      <span role="status" className={classes.quiet}>
        {done === null ? '' : t('samplingPopulation.exported', { count: done })}
      </span>
      <InlineProblem problem={problem} />
    </>
  );
}
