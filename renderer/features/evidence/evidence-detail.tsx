/** One piece of evidence: its facts, the hash of its content, what it supports, and the picture if it is one. */
import { ActionIcon, Button, Select, Textarea, Tooltip } from '@mantine/core';
import { IconClockExclamation, IconLinkOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { confidentiality, evidenceKind } from '../../../shared/model/vocabulary.ts';
import { stalenessOf } from '../../../shared/rules/freshness.ts';
import { fileSize, shortDate, timeOf, wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { bytesOf } from '../../api/base64.ts';
import { call } from '../../api/client.ts';
import { useAuditChoice } from '../../api/current-audit.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EvidenceMark } from '../../components/evidence-mark.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { evidenceCommands } from './commands.ts';
import classes from './evidence-detail.module.css';
import { inFours } from './evidence-facts.ts';

type Shown = OutputOf<'evidence.show'>;
type Evidence = Shown['evidence'];

export function EvidenceDetail({ shown }: { readonly shown: Shown }) {
  const { evidence, supports } = shown;
  const { audits } = useAuditChoice();
  const update = useRun('evidence.update');
  const copy = useRun('evidence.saveCopy');
  const [copied, setCopied] = useState<string | null>(null);
  const [purging, setPurging] = useState(false);
  const [linking, setLinking] = useState(false);
  const kept = evidence.content === 'kept';
  const audit = audits.find((one) => one.id === evidence.auditId);
  const stale = stalenessOf({ ...evidence, receivedOn: evidence.receivedAt.slice(0, 10) }, audit ?? null);
  const saveCopy = async () => {
    const { target } = await call('window.chooseTarget', { purpose: 'evidence', suggestedName: evidence.fileName || evidence.number });
    if (target === null) return;
    const done = await copy.run({ id: evidence.id, to: { token: target.token }, task: `copy-${crypto.randomUUID()}` });
    setCopied(done === null ? null : t('evidence.copySaved', { name: target.name, size: fileSize(done.bytes) }));
  };
  useCommands([
    { ...evidenceCommands.saveCopy, when: kept, detail: evidence.number, run: () => void saveCopy() },
    { ...evidenceCommands.purge, when: kept, detail: evidence.number, run: () => setPurging(true) },
    { ...evidenceCommands.link, detail: evidence.number, run: () => setLinking(true) },
  ]);
  const field = (name: 'title' | 'source' | 'versionOrDate' | 'location', className?: string) => (
    <DraftInput
      label={t(`evidence.field.${name}`)}
      draftKey={`evidence:${evidence.id}:${name}`}
      saved={evidence[name]}
      save={(text) => call('evidence.update', { id: evidence.id, [name]: text })}
      className={className}
    />
  );
  const day = (name: 'periodFrom' | 'periodTo') => (
    <DraftInput
      type="date"
      label={t(`evidence.field.${name}`)}
      draftKey={`evidence:${evidence.id}:${name}`}
      saved={evidence[name] ?? ''}
      save={(text) => call('evidence.update', { id: evidence.id, [name]: text === '' ? null : text })}
    />
  );
  return (
    <div className={classes.scroll} data-evidence={evidence.number}>
      <div className={classes.column}>
        <header className={classes.head}>
          <EvidenceMark kind={evidence.kind} content={evidence.content} />
          <h1 className={classes.title}>
            <span className={classes.number}>{evidence.number}</span> {evidence.title}
          </h1>
          {kept ? (
            <span className={classes.deeds}>
              <Button variant="default" onClick={() => setPurging(true)}>
                {t('evidence.purge')}
              </Button>
              <Button variant="default" loading={copy.busy} rightSection={<KeyHint keys="C" />} onClick={() => void saveCopy()}>
                {t('evidence.saveCopy')}
              </Button>
            </span>
          ) : null}
        </header>
        <div role="status">{copied === null ? null : <p className={classes.quiet}>{copied}</p>}</div>
        <InlineProblem problem={copy.problem} />
        {purging ? <PurgeForm evidence={evidence} onClose={() => setPurging(false)} /> : null}
        {stale === null ? null : (
          <p className={classes.stale}>
            <IconClockExclamation size={16} stroke={1.6} aria-hidden="true" />
            {t(stale.kind === 'after' ? 'evidence.stale.after' : `evidence.stale.${stale.against}`, { count: stale.days })}
          </p>
        )}
        {kept && evidence.kind === 'picture' ? <Preview evidence={evidence} /> : null}

        <div className={classes.fields}>
          {field('title', classes.wide)}
          <Select
            label={t('evidence.field.kind')}
            data={evidenceKind.options.map((kind) => ({ value: kind, label: t(`vocabulary.evidenceKind.${kind}`) }))}
            value={evidence.kind}
            allowDeselect={false}
            onChange={(kind) => kind !== null && void update.run({ id: evidence.id, kind: evidenceKind.parse(kind) })}
          />
          <Select
            label={t('evidence.field.confidentiality')}
            data={confidentiality.options.map((one) => ({ value: one, label: t(`vocabulary.confidentiality.${one}`) }))}
            value={evidence.confidentiality}
            allowDeselect={false}
            onChange={(one) => one !== null && void update.run({ id: evidence.id, confidentiality: confidentiality.parse(one) })}
          />
          {day('periodFrom')}
          {day('periodTo')}
          {field('source')}
          {field('location')}
          {field('versionOrDate', classes.wide)}
        </div>
        <InlineProblem problem={update.problem} />

        <dl className={classes.facts}>
          <dt>{t('evidence.field.receivedAt')}</dt>
          <dd>
            {t('evidence.receivedFixed', {
              date: shortDate(evidence.receivedAt),
              time: timeOf(evidence.receivedAt, audit?.timeZone ?? 'UTC'),
            })}
          </dd>
          <dt>{t('evidence.field.audit')}</dt>
          <dd>{audit === undefined ? t('evidence.noAudit') : audit.title}</dd>
          <dt>{t('evidence.field.content')}</dt>
          <dd>
            {evidence.content === 'kept'
              ? t('vocabulary.evidenceContent.kept')
              : evidence.content === 'seen'
                ? t('evidence.seenContent')
                : t('evidence.purgedContent')}
          </dd>
          {evidence.fileName === '' ? null : (
            <>
              <dt>{t('evidence.field.file')}</dt>
              <dd>{evidence.fileName}</dd>
            </>
          )}
          {evidence.bytes === 0 ? null : (
            <>
              <dt>{t('evidence.field.size')}</dt>
              <dd>
                {fileSize(evidence.bytes)} ({wholeNumber(evidence.bytes)} B)
              </dd>
            </>
          )}
          {evidence.sha256 === null ? null : (
            <>
              <dt>{t('evidence.field.sha256')}</dt>
              <dd className="mono">{inFours(evidence.sha256)}</dd>
            </>
          )}
        </dl>
        <Versions shown={shown} />
        <Supports evidence={evidence} supports={supports} linking={linking} onLinking={setLinking} />
      </div>
    </div>
  );
}

/** Which version it takes the place of, which took its own, and who else holds the same content. */
function Versions({ shown: { evidence, supersedes, supersededBy, sameContentAs } }: { readonly shown: Shown }) {
  const supersede = useRun('evidence.supersede');
  const all = useRead('evidence.list', {}).data?.evidence ?? [];
  return (
    <section className={classes.supports} aria-label={t('evidence.versions')}>
      <div className={classes.sectionHead}>
        <h2>{t('evidence.versions')}</h2>
      </div>
      {supersededBy === null ? null : <p className={classes.stale}>{t('evidence.supersededBy', supersededBy)}</p>}
      {sameContentAs.length === 0 ? null : (
        <p className={classes.quiet}>{t('evidence.sameContent', { numbers: sameContentAs.map(({ number }) => number).join(', ') })}</p>
      )}
      <Select
        label={t('evidence.supersedes')}
        placeholder={t('evidence.supersedesNone')}
        searchable
        clearable
        limit={60}
        data={all.filter(({ id }) => id !== evidence.id).map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
        value={supersedes?.id ?? null}
        onChange={(olderId) => void supersede.run({ id: evidence.id, olderId })}
      />
      <InlineProblem kind="line" problem={supersede.problem} />
    </section>
  );
}

function Preview({ evidence }: { readonly evidence: Evidence }) {
  const preview = useRead('evidence.preview', { id: evidence.id });
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (preview.data === undefined) return;
    const made = URL.createObjectURL(new Blob([bytesOf(preview.data.base64)], { type: preview.data.mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [preview.data]);
  if (preview.error !== null) return <InlineProblem problem={preview.error} />;
  if (preview.data === undefined || url === null) return null;
  const { width, height } = preview.data;
  return (
    <figure className={classes.preview}>
      <img src={url} width={width} height={height} alt={t('evidence.previewOf', { number: evidence.number, width, height })} />
    </figure>
  );
}

function PurgeForm({ evidence, onClose }: { readonly evidence: Evidence; readonly onClose: () => void }) {
  const purge = useRun('evidence.purge');
  const [reason, setReason] = useState('');
  return (
    <form
      className={classes.purge}
      aria-label={t('evidence.purgeTitle', { number: evidence.number })}
      onSubmit={(event) => {
        event.preventDefault();
        void purge.run({ id: evidence.id, reason }).then((done) => done !== null && onClose());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <h2>{t('evidence.purgeTitle', { number: evidence.number })}</h2>
      <p className={classes.quiet}>{t('evidence.purgeNote')}</p>
      <Textarea
        autosize
        minRows={2}
        autoFocus
        label={t('evidence.purgeReason')}
        value={reason}
        error={purge.problem?.envelope.fields?.reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <InlineProblem problem={purge.problem} />
      <div className={classes.deeds}>
        <Button type="submit" loading={purge.busy}>
          {t('evidence.purgeDeed', { number: evidence.number })}
        </Button>
        <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onClose}>
          {t('evidence.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface SupportsProps {
  readonly evidence: Evidence;
  readonly supports: Shown['supports'];
  readonly linking: boolean;
  readonly onLinking: (open: boolean) => void;
}

function Supports({ evidence, supports, linking, onLinking }: SupportsProps) {
  const unlink = useRun('evidence.unlink');
  const navigate = useNavigate();
  const { working } = useAuditChoice();
  const auditId = evidence.auditId ?? working?.id;
  const open = (one: Shown['supports'][number]) => {
    if (auditId === undefined) return;
    if (one.kind === 'checklist_item')
      void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params: { auditId, itemId: one.id } });
    else if (one.kind === 'finding')
      void navigate({ to: '/e/audits/$auditId/findings/{-$findingId}', params: { auditId, findingId: one.id } });
  };
  return (
    <section className={classes.supports} aria-label={t('evidence.supports')}>
      <div className={classes.sectionHead}>
        <h2>{t('evidence.supports')}</h2>
        <button type="button" className={classes.plain} aria-keyshortcuts="L" onClick={() => onLinking(!linking)}>
          <KeyHint keys="L" /> {t('evidence.linkTo')}
        </button>
      </div>
      {linking ? <LinkForm evidence={evidence} auditId={auditId ?? null} onDone={() => onLinking(false)} /> : null}
      {supports.length === 0 ? <p className={classes.quiet}>{t('evidence.supportsNone')}</p> : null}
      <ul className={classes.list}>
        {supports.map((one) => (
          <li key={one.linkId}>
            <span className={classes.kind}>{t(`evidence.supportKinds.${one.kind}`)}</span>
            <button type="button" className={classes.target} disabled={one.kind === 'note'} onClick={() => open(one)}>
              <strong>{one.label}</strong> {one.detail}
            </button>
            <Tooltip label={t('evidence.unlink', { label: one.label })}>
              <ActionIcon
                size={24}
                aria-label={t('evidence.unlink', { label: one.label })}
                onClick={() => void unlink.run({ linkId: one.linkId })}
              >
                <IconLinkOff size={14} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
      <InlineProblem kind="line" problem={unlink.problem} />
    </section>
  );
}

interface LinkFormProps {
  readonly evidence: Evidence;
  readonly auditId: string | null;
  readonly onDone: () => void;
}

function LinkForm({ evidence, auditId, onDone }: LinkFormProps) {
  const rows = useRead('checklist.list', { auditId: auditId ?? '' }, { enabled: auditId !== null }).data?.rows ?? [];
  const findings = useRead('findings.list', auditId === null ? {} : { auditId }).data?.findings ?? [];
  const link = useRun('evidence.link');
  const to = (kind: 'checklist_item' | 'finding', id: string | null) => {
    if (id !== null) void link.run({ id: evidence.id, to: { kind, id } }).then((done) => done !== null && onDone());
  };
  return (
    <div className={classes.fields}>
      <Select
        label={t('evidence.linkRow')}
        searchable
        limit={60}
        data={rows.map((row) => ({ value: row.id, label: `${row.ref} ${row.shortTitle} · ${row.unit.label}` }))}
        onChange={(id) => to('checklist_item', id)}
      />
      <Select
        label={t('evidence.linkFinding')}
        searchable
        limit={60}
        data={findings.map((finding) => ({ value: finding.id, label: `${finding.number} ${finding.title}` }))}
        onChange={(id) => to('finding', id)}
      />
      <InlineProblem kind="line" problem={link.problem} />
    </div>
  );
}
