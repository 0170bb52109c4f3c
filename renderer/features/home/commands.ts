/** Commands of the overview. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

const step = (number: number, foot?: string) => ({
  id: `home.step${number}`,
  label: t('home.commands.step', { number }),
  shortcut: String(number),
  ...(foot === undefined ? {} : { foot, footKeys: ['1', '–', '9'] }),
});

export const homeCommands = {
  step1: step(1, t('home.foot.step')),
  step2: step(2),
  step3: step(3),
  step4: step(4),
  step5: step(5),
  step6: step(6),
  step7: step(7),
  step8: step(8),
  step9: step(9),
  dates: { id: 'home.dates', label: t('home.commands.dates') },
} as const satisfies CommandTable;
