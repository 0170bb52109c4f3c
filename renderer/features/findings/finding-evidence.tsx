/** What was sent in to show that the corrective action was carried out. */
import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dateIn, dateRange, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { EvidenceMark } from '../../components/evidence-mark.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './finding-detail.module.css';

type Detail = OutputOf<'findings.show'>;

export interface FindingEvidenceProps {
  readonly detail: Detail;
  readonly timeZone: string;
  readonly onOpen: (id: string) => void;
}

export function FindingEvidence({ detail, timeZone, onOpen }: FindingEvidenceProps) {
  const unlink = useRun('evidence.unlink');
  const [linking, setLinking] = useState(false);
  if (detail.finding.grade === 'opportunity' || detail.finding.state === 'draft') return null;
  return (
    <section className={classes.section} aria-label={t('findings.implementation')}>
      <div className={classes.sectionHead}>
        <h2>{t('findings.implementation')}</h2>
        <button type="button" className="thin-link thin-link-small" onClick={() => setLinking(!linking)}>
          {t('findings.linkEvidence')}
        </button>
      </div>
      <ul className={classes.evidence}>
        {detail.evidence.map((piece) => (
          <li key={piece.linkId}>
            <EvidenceMark kind={piece.kind} content={piece.content} />
            <button type="button" className={classes.piece} onClick={() => onOpen(piece.id)}>
              <strong>{piece.number}</strong> {piece.title}
            </button>
            <span className={classes.date}>
              {dateRange(piece.periodFrom, piece.periodTo) || shortDate(dateIn(piece.receivedAt, timeZone))}
            </span>
            <Tooltip label={t('findings.unlink', { number: piece.number })}>
              <ActionIcon
                size={24}
                aria-label={t('findings.unlink', { number: piece.number })}
                onClick={() => void unlink.run({ linkId: piece.linkId })}
              >
                <IconLinkOff size={14} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
      <InlineProblem kind="line" problem={unlink.problem} />
      {linking ? <LinkForm detail={detail} onDone={() => setLinking(false)} /> : null}
    </section>
  );
}

function LinkForm({ detail, onDone }: { readonly detail: Detail; readonly onDone: () => void }) {
  const rows = useRead('evidence.list', {}).data?.evidence ?? [];
  const link = useRun('evidence.link');
  const linked = new Set(detail.evidence.map((piece) => piece.id));
  return (
    <>
      <Select
        aria-label={t('findings.linkEvidence')}
        searchable
        limit={50}
        data={rows.filter((row) => !linked.has(row.id)).map((row) => ({ value: row.id, label: `${row.number} ${row.title}` }))}
        onChange={(id) => {
          if (id !== null) void link.run({ id, to: { kind: 'finding', id: detail.finding.id } }).then((done) => done !== null && onDone());
        }}
      />
      <InlineProblem kind="line" problem={link.problem} />
    </>
  );
}
