/** What the audits before this one noted on the same requirement: grey, for reference only. */
import { memo } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dayAndMonth } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { NoteText } from '../../api/notes/note-text.tsx';
import { ResultMark } from '../../components/result-mark.tsx';
import classes from './item-pane.module.css';

export type EarlierAudit = OutputOf<'checklist.show'>['earlier'][number];

export const Earlier = memo(function Earlier({ earlier }: { readonly earlier: readonly EarlierAudit[] }) {
  return earlier.map((audit) => (
    <section key={audit.auditId} className={classes.earlier} aria-label={t('work.earlierTitle', { audit: audit.auditTitle })}>
      <div className={classes.sectionHead}>
        <h2 className={classes.label}>{t('work.earlierTitle', { audit: audit.auditTitle })}</h2>
        {audit.stored === null && audit.shown === null ? null : (
          <span className={classes.earlierResult}>
            {audit.shown === null ? null : (
              <span aria-hidden="true">
                <ResultMark mark={audit.shown} />
              </span>
            )}
            {t(`vocabulary.result.${audit.stored ?? audit.shown ?? 'not_started'}`)}
          </span>
        )}
      </div>
      {audit.changed ? <p className={classes.quiet}>{t('work.earlierChanged')}</p> : null}
      {audit.findings.map((finding) => (
        <p key={finding.id} className={classes.earlierNote}>
          <span>{finding.number}</span>
          <span>
            {finding.title} · {t(`vocabulary.findingState.${finding.state}`)}
          </span>
        </p>
      ))}
      {audit.notes.length === 0 ? <p className={classes.quiet}>{t('work.earlierNothing')}</p> : null}
      {audit.notes.map((note) => (
        <p key={note.id} className={classes.earlierNote}>
          <time dateTime={note.at}>{dayAndMonth(note.at)}</time>
          <span>
            <NoteText note={note} />
          </span>
        </p>
      ))}
    </section>
  ));
});
