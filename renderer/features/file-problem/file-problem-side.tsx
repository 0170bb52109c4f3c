/** The way back, at the side of a file problem. */
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { t } from '../../../shared/words/words.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from './file-problem.module.css';
import { useWaysOut } from './use-ways-out.ts';

export function FileProblemSide() {
  const { toStart } = useWaysOut();
  return (
    <Button
      className={classes.back}
      fullWidth
      variant="default"
      justify="space-between"
      leftSection={<IconArrowLeft size={14} stroke={1.8} />}
      rightSection={<KeyHint keys="Esc" joined />}
      onClick={toStart}
    >
      {t('problems.back')}
    </Button>
  );
}
