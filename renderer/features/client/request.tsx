/** What the client applied for, or wants from the consultancy. Every field saves itself. */
import { Link } from '@tanstack/react-router';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { Fields, RecordPane, RecordSection, wideField } from '../../components/record-pane.tsx';
import classes from './client.module.css';
import { Lacks } from './lacks.tsx';
import { sitesLine } from './site-line.ts';

type TextField = 'requestedScope' | 'outsourced' | 'language' | 'safety' | 'otherStandards' | 'restricted';

export function RequestPart({ lacks }: { readonly lacks: readonly string[] }) {
  const application = useRead('client.show', {}).data?.application;
  const sites = useRead('scope.sites', {}).data?.sites ?? [];
  if (application === undefined) return null;
  const text = (name: TextField, rows?: number, description?: string) => (
    <DraftInput
      label={t(`client.request.${name}`)}
      draftKey={`application:${application.id}:${name}`}
      saved={application[name]}
      save={(typed) => call('client.updateApplication', { [name]: typed })}
      {...(rows === undefined ? {} : { rows, className: wideField })}
      {...(description === undefined ? {} : { description })}
    />
  );
  return (
    <RecordPane title={t('client.part.request')} meta={t('client.requestHelp')} level={2}>
      <Lacks lacks={lacks} />
      <Fields>
        <DraftInput
          type="date"
          label={t('client.request.receivedOn')}
          draftKey={`application:${application.id}:receivedOn`}
          saved={application.receivedOn ?? ''}
          save={(typed) => call('client.updateApplication', { receivedOn: typed === '' ? null : typed })}
        />
        {text('language')}
        {text('requestedScope', 2)}
        {text('outsourced', 2)}
        {text('otherStandards', 1)}
        {text('safety', 1)}
        {text('restricted', 1, t('client.request.restrictedSource'))}
      </Fields>
      <RecordSection title={t('client.sites')}>
        <p>
          {sitesLine(sites)} <Link to="/e/scope">{t('client.openScope')}</Link>
        </p>
        <p className={classes.quiet}>{t('client.sitesHelp')}</p>
      </RecordSection>
    </RecordPane>
  );
}
