/** What can be done with samples; the screens say how. */
import { t } from '../../../shared/words/words.ts';
import type { CommandTable } from '../../commands/registry.ts';

export const samplingCommands = {
  newSample: {
    id: 'sampling.new-sample',
    label: t('samplingScreen.commands.newSample'),
    shortcut: 'Shift+N',
    foot: t('samplingScreen.foot.newSample'),
  },
  newPopulation: {
    id: 'sampling.new-population',
    label: t('samplingScreen.commands.newPopulation'),
    shortcut: 'Shift+P',
    foot: t('samplingScreen.foot.newPopulation'),
  },
  adviser: { id: 'sampling.adviser', label: t('samplingScreen.commands.adviser') },
  filter: { id: 'sampling.filter', label: t('samplingScreen.commands.filter'), shortcut: '/', foot: t('samplingScreen.foot.find') },
} as const satisfies CommandTable;

export const planCommands = {
  draw: { id: 'sampling.draw', label: t('samplingPlan.commands.draw'), shortcut: 'Ctrl+D' },
} as const satisfies CommandTable;

export const adviserCommands = {
  add: { id: 'adviser.add', label: t('samplingAdviser.add'), shortcut: 'N', foot: t('samplingAdviser.foot.add') },
  back: { id: 'adviser.back', label: t('samplingAdviser.back'), shortcut: 'Esc', foot: t('samplingAdviser.foot.back') },
} as const satisfies CommandTable;

export const workCommands = {
  conforms: { id: 'sampling.conforms', label: t('samplingWork.commands.conforms'), shortcut: '1', foot: t('samplingWork.foot.conforms') },
  deviation: {
    id: 'sampling.deviation',
    label: t('samplingWork.commands.deviation'),
    shortcut: '2',
    foot: t('samplingWork.foot.deviation'),
  },
  notApplicable: {
    id: 'sampling.not-applicable',
    label: t('samplingWork.commands.notApplicable'),
    shortcut: '3',
    foot: t('samplingWork.foot.notApplicable'),
  },
  missing: { id: 'sampling.missing', label: t('samplingWork.commands.missing'), shortcut: 'M', foot: t('samplingWork.foot.missing') },
  note: { id: 'sampling.note', label: t('samplingWork.commands.note'), shortcut: 'N', foot: t('samplingWork.foot.note') },
  evidence: { id: 'sampling.evidence', label: t('samplingWork.commands.evidence'), shortcut: 'E', foot: t('samplingWork.foot.evidence') },
  raise: { id: 'sampling.raise', label: t('samplingWork.commands.raise'), shortcut: 'F', foot: t('samplingWork.foot.raise') },
  extend: { id: 'sampling.extend', label: t('samplingWork.commands.extend'), shortcut: 'Shift+X', foot: t('samplingWork.foot.extend') },
  next: { id: 'sampling.next', label: t('samplingWork.commands.next'), shortcut: 'J', otherKeys: ['ArrowDown'] },
  previous: { id: 'sampling.previous', label: t('samplingWork.commands.previous'), shortcut: 'K', otherKeys: ['ArrowUp'] },
  clear: { id: 'sampling.clear', label: t('samplingWork.commands.clear'), shortcut: '0' },
  notConfirmed: { id: 'sampling.not-confirmed', label: t('samplingWork.commands.notConfirmed'), shortcut: 'U' },
  replace: { id: 'sampling.replace', label: t('samplingWork.commands.replace'), shortcut: 'R' },
  find: { id: 'sampling.find', label: t('samplingWork.commands.find'), shortcut: '/' },
  plan: { id: 'sampling.plan', label: t('samplingWork.commands.plan'), shortcut: 'P' },
  panel: { id: 'sampling.panel', label: t('samplingWork.commands.panel'), shortcut: 'Ctrl+J' },
} as const satisfies CommandTable;
