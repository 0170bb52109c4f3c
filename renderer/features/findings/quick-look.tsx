/** A finding at a glance, over the register or the board: what it says, and what it waits for. Space or Esc closes it. */
import { Modal } from '@mantine/core';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { GradeMark } from '../../components/grade-mark.tsx';
import { StateRing } from '../../components/state-ring.tsx';
import classes from './finding-views.module.css';
import type { FindingRow } from './register.ts';

export function QuickLook({ finding, onClose }: { readonly finding: FindingRow | null; readonly onClose: () => void }) {
  const whole = useRead('findings.show', { id: finding?.id ?? '' }, { enabled: finding !== null }).data?.finding;
  return (
    <Modal
      opened={finding !== null}
      onClose={onClose}
      size={640}
      title={finding === null ? '' : `${finding.number} ${finding.title}`}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('findingViews.quickClose') }}
      onKeyDown={(event) => {
        if (event.key !== ' ') return;
        event.preventDefault();
        onClose();
      }}
    >
      {finding === null ? null : (
        <>
          <p className={classes.date}>
            <GradeMark grade={finding.grade} />
            <StateRing state={finding.state} late={finding.daysLate > 0} />
            {finding.due === null ? null : <span className={classes.quiet}>{shortDate(finding.due)}</span>}
          </p>
          <p className={classes.quiet}>
            {finding.requirements.map((one) => `${one.ref} ${one.title}`).join(', ')}
            {finding.units.length === 0 ? '' : ` · ${finding.units.join(', ')}`}
          </p>
          <p className={classes.statement}>{whole?.statement}</p>
          {whole === undefined || whole.gradeReason === '' ? null : <p className={classes.quiet}>{whole.gradeReason}</p>}
        </>
      )}
    </Modal>
  );
}
