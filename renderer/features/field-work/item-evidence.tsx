/** Evidence of a row with both dates: what it shows and when it was received. Files are dropped, chosen or pasted here. */
import { ActionIcon, Button, Select, TextInput, Tooltip } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { memo, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dateRange, dayAndMonth, shortDate, timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import type { AddEvidence } from '../../api/use-add-evidence.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { EvidenceMark } from '../../components/evidence-mark.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { SameContentNotice } from '../../components/same-content.tsx';
import classes from './item-pane.module.css';

type Detail = OutputOf<'checklist.show'>;

export interface ItemEvidenceProps {
  readonly detail: Detail;
  readonly timeZone: string;
  readonly adding: AddEvidence;
  readonly asking: 'seen' | 'link' | null;
  readonly onAsk: (what: 'seen' | 'link' | null) => void;
  readonly onOpen: (id: string) => void;
}

export const ItemEvidence = memo(function ItemEvidence({ detail, timeZone, adding, asking, onAsk, onOpen }: ItemEvidenceProps) {
  const unlink = useRun('evidence.unlink');
  return (
    <section aria-labelledby="evidence-head">
      <div className={classes.sectionHead}>
        <h2 id="evidence-head" className={classes.label}>
          {t('work.evidence')}
        </h2>
        <span className={classes.tools}>
          <button type="button" className={classes.tool} aria-keyshortcuts="E" onClick={() => void adding.choose()}>
            <KeyHint keys="E" /> {t('work.evidenceAdd')}
          </button>
          <button type="button" className={classes.tool} aria-keyshortcuts="Shift+E" onClick={() => onAsk('seen')}>
            <KeyHint keys="Shift+E" joined /> {t('work.foot.seen')}
          </button>
          <button type="button" className={classes.tool} aria-keyshortcuts="L" onClick={() => onAsk('link')}>
            <KeyHint keys="L" /> {t('work.link')}
          </button>
        </span>
      </div>
      {detail.evidence.length === 0 && asking === null ? <p className={classes.quiet}>{t('work.evidenceEmpty')}</p> : null}
      {detail.evidence.length === 0 ? null : (
        <ul className={classes.evidence}>
          {detail.evidence.map((piece) => (
            <li key={piece.linkId} className={classes.piece}>
              <EvidenceMark kind={piece.kind} content={piece.content} />
              <button type="button" className={classes.pieceTitle} onClick={() => onOpen(piece.id)}>
                <span className={classes.number}>{piece.number}</span>
                <span className={classes.cut}>{piece.title}</span>
              </button>
              <span className={classes.period}>{dateRange(piece.periodFrom, piece.periodTo) || piece.versionOrDate}</span>
              <span className={classes.received}>
                {piece.content === 'seen'
                  ? t('vocabulary.evidenceContent.seen')
                  : t('work.received', { date: `${dayAndMonth(piece.receivedAt)}, ${timeOf(piece.receivedAt, timeZone)}` })}
              </span>
              <Tooltip label={t('work.unlink', { number: piece.number })}>
                <ActionIcon
                  className={classes.unlink}
                  size={24}
                  aria-label={t('work.unlink', { number: piece.number })}
                  onClick={() => void unlink.run({ linkId: piece.linkId })}
                >
                  <IconLinkOff size={14} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
      <InlineProblem kind="line" problem={unlink.problem} />
      <div role="status">
        {adding.adding === null ? null : <p className={classes.quiet}>{t('work.adding', { name: adding.adding })}</p>}
        <SameContentNotice same={adding.same} onUse={adding.settle} onAdd={(one) => void adding.addAnyway(one)} />
        {adding.added
          .filter((one) => one.sameAs.length > 0)
          .map((one) => (
            <p key={one.id} className={classes.quiet}>
              {t('work.sameContent', { number: one.number, others: one.sameAs.join(', ') })}
            </p>
          ))}
      </div>
      <InlineProblem problem={adding.problem} />
      {asking === 'seen' ? <SeenForm detail={detail} onClose={() => onAsk(null)} /> : null}
      {asking === 'link' ? <LinkForm detail={detail} onClose={() => onAsk(null)} /> : null}
    </section>
  );
});

function SeenForm({ detail, onClose }: { readonly detail: Detail; readonly onClose: () => void }) {
  const add = useRun('evidence.addSeen');
  const [title, setTitle] = useState('');
  const [location, setLocation] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const save = async () => {
    const done = await add.run({
      auditId: detail.auditId,
      title,
      location,
      periodFrom: from === '' ? null : from,
      periodTo: to === '' ? null : to,
      checklistItemId: detail.row.id,
    });
    if (done !== null) onClose();
  };
  const fields = add.problem?.envelope.fields ?? {};
  return (
    <form
      className={classes.seen}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <TextInput
        ref={first}
        className={classes.wide}
        label={t('work.seenTitle')}
        value={title}
        error={fields.title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t('work.seenWhere')}
        value={location}
        error={fields.location}
        onChange={(event) => setLocation(event.currentTarget.value)}
      />
      <DateField label={t('work.seenFrom')} value={from} error={fields.periodFrom} onChange={(day) => setFrom(day)} />
      <DateField label={t('work.seenTo')} value={to} error={fields.periodTo} onChange={(day) => setTo(day)} />
      <Button type="submit" variant="default" loading={add.busy}>
        {t('work.seenSave')}
      </Button>
      <div className={classes.wide}>
        <InlineProblem kind="line" problem={add.problem} />
      </div>
    </form>
  );
}

function LinkForm({ detail, onClose }: { readonly detail: Detail; readonly onClose: () => void }) {
  const list = useRead('evidence.list', {});
  const link = useRun('evidence.link');
  const field = useRef<HTMLInputElement>(null);
  const linked = new Set(detail.evidence.map((piece) => piece.id));
  const offers = (list.data?.evidence ?? []).filter((piece) => !linked.has(piece.id));
  useEffect(() => field.current?.focus(), []);
  if (list.data !== undefined && offers.length === 0) return <p className={classes.quiet}>{t('work.linkNone')}</p>;
  return (
    <div className={classes.seen}>
      <Select
        ref={field}
        className={classes.wide}
        searchable
        limit={50}
        label={t('work.linkLabel')}
        data={offers.map((piece) => ({ value: piece.id, label: `${piece.number} ${piece.title} (${shortDate(piece.receivedAt)})` }))}
        onChange={(id) => {
          if (id === null) return;
          void link.run({ id, to: { kind: 'checklist_item', id: detail.row.id } }).then((done) => done !== null && onClose());
        }}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      <InlineProblem kind="line" problem={link.problem} />
    </div>
  );
}
