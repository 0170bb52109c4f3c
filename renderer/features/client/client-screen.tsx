/** The client before the audit: the parts of what is on file at the left, the chosen one beside them. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { listPane } from '../../components/pane-widths.ts';
import { SplitPanes } from '../../components/split-panes.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { AgreementPart } from './agreement.tsx';
import { ApplicationReview } from './application-review.tsx';
import classes from './client.module.css';
import { clientCommands } from './commands.ts';
import { ConsultancyPart } from './consultancy.tsx';
import { ContactsPart } from './contacts.tsx';
import { ObligationsPart } from './obligations.tsx';
import { OrganizationPart } from './organization.tsx';
import { lacksOf, type Part, type PartKey, partsOf } from './parts.ts';
import { RequestPart } from './request.tsx';

const rowId = (part: Part) => part.key;

export function ClientScreen() {
  const search: { readonly part?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const engagement = useRead('engagement.show', {});
  const client = useRead('client.show', {});
  const reviews = useRead('client.reviews', {});
  const middle = useRef<HTMLDivElement>(null);
  const choose = (part: string) => void navigate({ to: '/e/client', search: { part }, replace: true });
  useCommands([{ ...clientCommands.review, when: engagement.data?.kind === 'certification', run: () => choose('review') }]);
  const failed = engagement.error ?? client.error ?? reviews.error;
  if (failed !== null) return <InlineProblem problem={failed} />;
  if (engagement.data === undefined || client.data === undefined || reviews.data === undefined) return null;
  const certifies = engagement.data.kind === 'certification';
  const parts = partsOf(engagement.data, client.data, reviews.data.reviews);
  const chosen = (parts.find((part) => part.key === search.part) ?? parts[0])?.key ?? 'organization';
  const lacks = lacksOf(client.data, chosen);
  /** Enter goes from the list to the first thing that can be done in the part. */
  const enter = () =>
    middle.current?.querySelector<HTMLElement>('[data-first], input:not([type="hidden"]):not(:disabled), textarea, button')?.focus();
  const left = (
    <>
      <PaneHead
        level={1}
        title={<span className={classes.title}>{t(certifies ? 'client.title' : 'client.intake')}</span>}
        count={t('client.complete', { done: parts.filter((part) => part.standing === 'passed').length, all: parts.length })}
      />
      <VirtualList
        label={t('client.parts')}
        rows={parts}
        rowId={rowId}
        rowHeight={46}
        chosen={chosen}
        onChoose={choose}
        onOpen={enter}
        autoFocus
        renderRow={(part) => (
          <span className={classes.part}>
            <span className={classes.mark}>
              {part.standing === null ? null : <CheckMark standing={part.standing} label={t(`client.standing.${part.standing}`)} />}
            </span>
            <span className={classes.words}>
              <span className={classes.name}>{t(`client.part.${part.key}`)}</span>
              <span className={classes.sub}>{part.sub}</span>
            </span>
          </span>
        )}
      />
    </>
  );
  return (
    <SplitPanes
      name="client"
      left={{ ...listPane, width: 270, min: 220, label: t('client.parts'), content: left }}
      middleLabel={t(`client.part.${chosen}`)}
      middle={
        <div ref={middle} className={classes.middle} key={chosen}>
          {partOf(chosen, lacks)}
        </div>
      }
    />
  );
}

function partOf(key: PartKey, lacks: readonly string[]) {
  switch (key) {
    case 'organization':
      return <OrganizationPart lacks={lacks} />;
    case 'contacts':
      return <ContactsPart lacks={lacks} />;
    case 'obligations':
      return <ObligationsPart lacks={lacks} />;
    case 'request':
      return <RequestPart lacks={lacks} />;
    case 'consultancy':
      return <ConsultancyPart lacks={lacks} />;
    case 'agreement':
      return <AgreementPart />;
    case 'review':
      return <ApplicationReview />;
  }
}
