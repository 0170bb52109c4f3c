/** The engagement at a glance: stages, what to do next, what is late, findings, limit for majors, coverage, ledger. */
import { useNavigate } from '@tanstack/react-router';
import { weekdayDate, wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useAuditChoice } from '../../api/current-audit.ts';
import { queryClient } from '../../api/query-client.ts';
import { readOf, useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { homeCommands } from './commands.ts';
import { Deadlines } from './deadlines.tsx';
import { Decisions } from './decisions.tsx';
import { FindingsTable } from './findings-table.tsx';
import classes from './home.module.css';
import { IssuedReports } from './issued-reports.tsx';
import { LedgerFacts } from './ledger-facts.tsx';
import { CoverageRows, SixMonths } from './meters.tsx';
import { NextSteps } from './next-steps.tsx';
import { OverdueList } from './overdue-list.tsx';
import { StageRow } from './stage-row.tsx';
import { placeOf, type Step } from './steps.ts';

const stepKeys = ['step1', 'step2', 'step3', 'step4', 'step5', 'step6', 'step7', 'step8', 'step9'] as const;

const LONG_DESCRIPTION = 90;

export function HomeScreen() {
  const overview = useRead('engagement.overview', {});
  const sites = useRead('scope.sites', {}).data?.sites;
  const proposals = useRead('findings.proposals', {}).data?.proposals ?? [];
  const calendar = useRead('findings.calendar', {}).data;
  const { working } = useAuditChoice();
  const navigate = useNavigate();

  const openFinding = (auditId: string, findingId: string | null) =>
    void navigate({
      to: '/e/audits/$auditId/findings/{-$findingId}',
      params: findingId === null ? { auditId } : { auditId, findingId },
    });
  const openDates = () => {
    if (working === null) return;
    void navigate({ to: '/e/audits/$auditId/findings/{-$findingId}', params: { auditId: working.id }, search: { view: 'dates' } });
  };
  // What is late may belong to any audit of the cycle.
  const openLate = async (findingId: string) => {
    const { finding } = await queryClient.fetchQuery(readOf('findings.show', { id: findingId }));
    openFinding(finding.auditId, findingId);
  };
  const openStep = (step: Step) => {
    const place = placeOf(step);
    if (place.kind === 'finding') return openFinding(place.auditId, place.findingId);
    if (place.kind === 'client') return void navigate({ to: '/e/client', search: { part: place.part } });
    if (place.kind === 'teamCheck') return void navigate({ to: '/e/team', search: { view: 'check' } });
    if (place.kind === 'fieldWork') {
      return void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params: { auditId: place.auditId } });
    }
    const paths = { audits: '/e/audits', systems: '/e/systems', scope: '/e/scope', reports: '/e/reports' } as const;
    return void navigate({ to: paths[place.area] });
  };

  const next = overview.data?.next ?? [];
  useCommands([
    { ...homeCommands.dates, when: working !== null, run: openDates },
    ...stepKeys.map((key, index) => {
      const step = next[index];
      return {
        ...homeCommands[key],
        when: step !== undefined,
        detail: step === undefined ? '' : `${step.subject} ${step.detail}`,
        run: () => (step === undefined ? undefined : openStep(step)),
      };
    }),
  ]);

  if (overview.error !== null) {
    return (
      <div className={classes.screen}>
        <InlineProblem problem={overview.error} />
      </div>
    );
  }
  if (overview.data === undefined) return <p className="visually-hidden">{t('window.reading')}</p>;
  const { client, today, stages, overdue, findings, sixMonthLimit, coverage } = overview.data;
  // A long description stands on its own line, cut at its end; a short one begins the facts.
  const description = client.description.trim().replace(/\.$/, '');
  const long = description.length > LONG_DESCRIPTION;
  const facts = [
    long ? '' : description,
    sites === undefined || sites.length === 0 ? '' : sites.map((site) => site.name).join(', '),
    client.standard,
    client.systems === 0 ? '' : t('home.systems', { count: client.systems }),
    client.headcount === null ? '' : t('home.people', { count: client.headcount, shown: wholeNumber(client.headcount) }),
  ].filter((fact) => fact !== '');

  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <div className={classes.names}>
          <h1 className={classes.title}>{client.name}</h1>
          {long ? (
            <p className={classes.description} title={client.description}>
              {client.description}
            </p>
          ) : null}
          <p className={classes.facts}>{facts.join(' · ')}</p>
        </div>
        <p className={classes.today}>{weekdayDate(today)}</p>
      </header>
      <StageRow stages={stages} />
      <div className={classes.columns}>
        <div className={classes.left}>
          <NextSteps steps={next} onOpen={openStep} />
          {proposals.length === 0 ? null : <Decisions proposals={proposals} onOpen={openFinding} onAll={openDates} />}
          {overdue.length === 0 ? null : <OverdueList overdue={overdue} onOpen={(id) => void openLate(id)} onAll={openDates} />}
          {calendar === undefined || calendar.dates.length === 0 ? null : (
            <Deadlines calendar={calendar} onOpen={openFinding} onAll={openDates} />
          )}
        </div>
        <div className={classes.right}>
          <FindingsTable findings={findings} onOpen={() => (working === null ? undefined : openFinding(working.id, null))} />
          {sixMonthLimit === null ? null : <SixMonths limit={sixMonthLimit} />}
          {coverage === null ? null : (
            <CoverageRows
              title={t('home.coverageAt', { audit: coverage.auditTitle })}
              rows={coverage.rows}
              onOpen={() => void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params: { auditId: coverage.auditId } })}
            />
          )}
          <IssuedReports onOpen={(audit) => void navigate({ to: '/e/reports', search: { audit } })} />
          <LedgerFacts />
        </div>
      </div>
    </div>
  );
}
