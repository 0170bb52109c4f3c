/** One finding to its closure: head with the next step, dates, what was found, what was answered, what was verified. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { FindingStep } from '../../../shared/model/finding-states.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useCommands } from '../../commands/registry.ts';
import { GradeMark } from '../../components/grade-mark.tsx';
import { IdChip } from '../../components/id-chip.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StateRing } from '../../components/state-ring.tsx';
import { findingCommands, stepCommand } from './commands.ts';
import classes from './finding-detail.module.css';
import { FindingEvidence } from './finding-evidence.tsx';
import { FindingRecords, LimitBanner } from './finding-records.tsx';
import { FindingTimeline } from './finding-timeline.tsx';
import { Responses, Verifications } from './responses.tsx';
import { StepForm } from './step-form.tsx';
import type { FormStep, StepValues } from './step-input.ts';

type Detail = OutputOf<'findings.show'>;

/** Every step but these leads on; ways out and records are never the one button. */
const asides: readonly FindingStep[] = ['withdraw', 'dispute', 'reopen', 'amend', 'regrade', 'escalate'];

/** With a review still owed, reviewing comes before accepting; with three verdicts accepted, accepting does. */
function nextStep(detail: Detail): FindingStep | undefined {
  const last = detail.responses.at(-1)?.response;
  const judged = last !== undefined && last.correctionVerdict !== null;
  const leading = detail.steps.filter((step) => !asides.includes(step));
  if (judged && leading.includes('accept_plan')) return 'accept_plan';
  if (leading.includes('resolve_dispute')) return 'resolve_dispute';
  return leading[0];
}

export interface FindingDetailProps {
  readonly detail: Detail;
  readonly today: string;
  readonly timeZone: string;
  readonly onEdit: () => void;
  readonly onOpenRequirement: (itemId: string | null, requirement: string) => void;
  readonly onOpenEvidence: (id: string) => void;
  readonly onOpenFinding: (auditId: string, id: string) => void;
}

export function FindingDetail({ detail, today, timeZone, onEdit, onOpenRequirement, onOpenEvidence, onOpenFinding }: FindingDetailProps) {
  const { finding } = detail;
  const [step, setFormStep] = useState<FormStep | null>(null);
  const setStep = (one: FindingStep | null) => (one === 'amend' ? onEdit() : setFormStep(one));
  const [history, setHistory] = useState(true);
  const next = nextStep(detail);
  const draft = finding.state === 'draft';
  const others = detail.steps.filter((one) => one !== next);

  useCommands([
    ...detail.steps.map((one) => ({ ...stepCommand(one), detail: finding.shortNumber, run: () => setStep(one) })),
    { ...findingCommands.move, when: next !== undefined, run: () => next !== undefined && setStep(next) },
    { ...findingCommands.edit, when: draft, detail: finding.shortNumber, run: onEdit },
    { ...findingCommands.history, run: () => setHistory((open) => !open) },
  ]);

  const known: StepValues = {
    auditee: finding.auditeeName,
    submittedBy: finding.auditeeName,
    answerBy: finding.answerBy ?? '',
    verifyBy: finding.verifyBy ?? '',
    // What has to be decided first is the limit that has passed.
    ...(finding.pastLimit ? { ground: 'past_limit' } : {}),
  };
  return (
    <div className={classes.scroll} data-finding={finding.number}>
      <div className={classes.column}>
        <header>
          <div className={classes.head}>
            <h1 className={classes.number}>{finding.number}</h1>
            <span className={classes.chip} data-grade={finding.grade}>
              <GradeMark grade={finding.grade} />
            </span>
            <span className={classes.chip}>
              <StateRing state={finding.state} late={finding.daysLate > 0} />
            </span>
            <span className={classes.deeds}>
              {draft ? (
                <Button variant="default" onClick={onEdit}>
                  {t('findings.edit')}
                </Button>
              ) : null}
              {others.length === 0 ? null : (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <Button variant="default" rightSection={<IconChevronDown size={14} stroke={1.6} />}>
                      {t('findings.otherSteps')}
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    {others.map((one) => (
                      <Menu.Item key={one} onClick={() => setStep(one)}>
                        {t(`vocabulary.findingStep.${one}`)}
                      </Menu.Item>
                    ))}
                  </Menu.Dropdown>
                </Menu>
              )}
              {next === undefined ? null : (
                <Button
                  rightSection={<KeyHint keys={stepCommand(next).shortcut ?? 'M'} onFill />}
                  aria-keyshortcuts={stepCommand(next).shortcut ?? 'M'}
                  onClick={() => setStep(next)}
                >
                  {t(`vocabulary.findingStep.${next}`)}…
                </Button>
              )}
            </span>
          </div>
          <p className={classes.title}>{finding.title}</p>
        </header>

        {step === null || !detail.steps.includes(step) ? null : (
          <StepForm
            key={`${finding.id}:${step}`}
            detail={detail}
            step={step}
            known={known}
            onDone={() => setStep(null)}
            onCancel={() => setStep(null)}
          />
        )}
        <LimitBanner detail={detail} onEscalate={() => setStep('escalate')} />
        {finding.grade === 'opportunity' ? null : <FindingTimeline detail={detail} today={today} />}

        <Facts detail={detail} onOpenRequirement={onOpenRequirement} />

        <Section title={t('findings.statement')} meta={draft ? t('findings.draftOpen') : t('findings.locked')}>
          <p className={classes.text}>{finding.statement}</p>
        </Section>
        <Section title={t('findings.objectiveEvidence')}>
          {detail.objectiveEvidence.length === 0 ? <p className={classes.quiet}>{t('findings.objectiveNone')}</p> : null}
          <ul className={classes.lines} data-referenced={detail.objectiveEvidence.some((line) => line.reference !== '') || undefined}>
            {detail.objectiveEvidence.map((line) => (
              <li key={line.id}>
                <span className={classes.reference}>
                  {line.reference === '' ? null : (
                    <IdChip
                      id={line.reference}
                      {...(line.evidenceId === null ? {} : { onOpen: () => onOpenEvidence(line.evidenceId ?? '') })}
                    />
                  )}
                </span>
                <span className={classes.text}>{line.text}</span>
              </li>
            ))}
          </ul>
        </Section>
        {finding.gradeReason === '' ? null : (
          <Section title={t('findings.gradeReason')}>
            <p className={classes.text}>{finding.gradeReason}</p>
          </Section>
        )}
        {finding.auditeeView === '' ? null : (
          <Section title={t('findings.auditeeView')}>
            <p className={classes.text}>
              <em>“{finding.auditeeView}”</em>
            </p>
          </Section>
        )}
        {finding.withdrawnReason === '' ? null : (
          <Section title={t('findings.withdrawnBecause')}>
            <p className={classes.text}>{finding.withdrawnReason}</p>
          </Section>
        )}
        <Responses detail={detail} />
        <FindingEvidence detail={detail} timeZone={timeZone} onOpen={onOpenEvidence} />
        <Verifications detail={detail} />
        <FindingRecords detail={detail} onOpenFinding={onOpenFinding} />
        {history ? <History detail={detail} /> : null}
      </div>
    </div>
  );
}

function Facts({ detail, onOpenRequirement }: Pick<FindingDetailProps, 'detail' | 'onOpenRequirement'>) {
  const { finding } = detail;
  const main = finding.requirements.find((one) => one.main) ?? finding.requirements[0];
  const itemOf = (requirement: string) => detail.requirements.find((one) => one.requirement === requirement)?.checklistItemId ?? null;
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('findings.requirement')}</dt>
        <dd className={classes.requirements}>
          {finding.requirements.map((one) => (
            <span key={one.requirement} className={classes.requirement}>
              <IdChip id={one.ref} tone="accent" onOpen={() => onOpenRequirement(itemOf(one.requirement), one.requirement)} />
              {one === main ? <span>{one.title}</span> : null}
            </span>
          ))}
        </dd>
      </div>
      <div>
        <dt>{t('findings.raisedBy')}</dt>
        <dd>{t('findings.raisedValue', { name: finding.raisedByName, date: shortDate(finding.raisedAt) })}</dd>
      </div>
      <div>
        <dt>{t('findings.unit')}</dt>
        <dd>{finding.units.length === 0 ? t('findings.wholeOrganization') : finding.units.join(', ')}</dd>
      </div>
      {finding.grade === 'opportunity' ? null : (
        <div>
          <dt>{t('findings.auditee')}</dt>
          <dd>{auditeeWords(finding)}</dd>
        </div>
      )}
    </dl>
  );
}

function auditeeWords(finding: Detail['finding']): string {
  if (finding.auditeeName === '') return t('findings.notAsked');
  const values = { name: finding.auditeeName, date: shortDate(finding.auditeeOn) };
  if (finding.state === 'disputed') return t('findings.disagrees', values);
  return finding.auditeeUnderstood === false ? t('findings.notUnderstood', values) : t('findings.understood', values);
}

function History({ detail }: { readonly detail: Detail }) {
  return (
    <Section title={t('findings.history')}>
      <table className={classes.history}>
        <tbody>
          {detail.history.map((entry) => (
            <tr key={`${entry.at}${entry.what}`}>
              <td>{shortDate(entry.at)}</td>
              <td>{entry.who}</td>
              <td>{entry.what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

interface SectionProps {
  readonly title: string;
  readonly meta?: ReactNode;
  readonly children: ReactNode;
}

function Section({ title, meta, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.sectionHead}>
        <h2>{title}</h2>
        {meta === undefined ? null : <span>{meta}</span>}
      </div>
      {children}
    </section>
  );
}
