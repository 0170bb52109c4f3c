/** What to do now, each step one key away. */
import {
  IconAlertTriangle,
  IconBuilding,
  IconChecklist,
  IconCircleCheck,
  IconFileCheck,
  IconFileDownload,
  IconMessageReply,
  IconPlus,
  IconSend,
  IconUsers,
} from '@tabler/icons-react';
import { t } from '../../../shared/words/words.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { dueWords } from './due-words.ts';
import classes from './home.module.css';
import type { Step } from './steps.ts';

const icons: Readonly<Record<Step['action'], typeof IconPlus>> = {
  make_checklist: IconChecklist,
  continue_checklist: IconChecklist,
  issue_finding: IconSend,
  raise_finding: IconAlertTriangle,
  review_response: IconMessageReply,
  verify_finding: IconCircleCheck,
  close_finding: IconCircleCheck,
  complete_report: IconFileCheck,
  issue_report: IconFileDownload,
  add_audit: IconPlus,
  add_system: IconPlus,
  add_scope: IconPlus,
  complete_client: IconBuilding,
  review_application: IconBuilding,
  complete_team: IconUsers,
};

export function NextSteps({ steps, onOpen }: { readonly steps: readonly Step[]; readonly onOpen: (step: Step) => void }) {
  return (
    <section>
      <div className={classes.sectionHead}>
        <h2 className={classes.section}>{t('home.next')}</h2>
        <span className={classes.aside}>{steps.length === 0 ? '' : t('home.steps', { count: steps.length })}</span>
      </div>
      {steps.length === 0 ? <p className={classes.nothing}>{t('home.nothingNext')}</p> : null}
      {steps.slice(0, 9).map((step, index) => {
        const Icon = icons[step.action];
        return (
          <button
            key={`${step.action} ${step.auditId ?? ''} ${step.findingId ?? ''}`}
            type="button"
            className={classes.step}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => onOpen(step)}
          >
            <Icon className={classes.stepIcon} size={16} stroke={1.6} aria-hidden="true" />
            <span className={classes.stepWords}>
              <strong>{t(`home.action.${step.action}`, { subject: step.subject })}</strong> {step.detail}
            </span>
            <span className={classes.stepDue}>{dueWords(step.due)}</span>
            <KeyHint keys={String(index + 1)} />
          </button>
        );
      })}
    </section>
  );
}
