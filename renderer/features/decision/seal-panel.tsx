/** The pack: what blocks it, which clause, and the seals that were recorded with the hash and the end of the ledger. */
import { Button } from '@mantine/core';
import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { momentText } from '../../components/moment-text.ts';
import { PaneHead } from '../../components/pane-head.tsx';
import { decisionCommands } from './commands.ts';
import own from './contents-panel.module.css';
import { ContentsPanel } from './contents-panel.tsx';
import classes from './decision-screen.module.css';
import type { Gates, Shown } from './parts.ts';

export interface SealPanelProps {
  readonly auditId: string;
  readonly gates: Gates;
  readonly shown: Shown;
  /** Opens the dialog; left out while it is open. */
  readonly onBuild: (() => void) | undefined;
}

export function SealPanel({ auditId, gates, shown, onBuild }: SealPanelProps) {
  const head = useRead('engagement.status', {}).data?.file?.head ?? null;
  const stops = gates.gates.filter(({ blocksPack }) => blocksPack);
  useCommands([{ ...decisionCommands.pack, when: stops.length === 0 && onBuild !== undefined, run: () => onBuild?.() }]);
  return (
    <div className={classes.panel}>
      <ContentsPanel auditId={auditId} />
      <div className={own.seal}>
        <PaneHead title={t('decisionScreen.seal.title')} count={t('decisionScreen.seal.count', { count: shown.seals.length })} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys, and while checks block the pack nothing in it takes the focus. */}
        <section className={classes.pad} aria-label={t('decisionScreen.seal.title')} tabIndex={0}>
          {stops.length === 0 ? (
            <p className={classes.free}>
              <CheckMark standing="passed" /> {t('decisionScreen.seal.free')}
            </p>
          ) : (
            <>
              <p className={classes.strong}>{t('decisionScreen.seal.blocked', { count: stops.length })}</p>
              <ul className={classes.what}>
                {stops.map((gate) => (
                  <li key={gate.key}>
                    {gate.title} <span className={classes.clause}>{gate.clause}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <div>
            <Button
              disabled={stops.length > 0}
              rightSection={<KeyHint keys="W" {...(stops.length > 0 ? {} : { onFill: true })} />}
              onClick={onBuild}
            >
              {t('decisionScreen.pack.open')}
            </Button>
          </div>
          <dl className={classes.pairs}>
            <div>
              <dt>{t('decisionScreen.seal.form')}</dt>
              <dd>{t('decisionScreen.seal.formText')}</dd>
            </div>
            {head === null ? null : (
              <div>
                <dt>{t('decisionScreen.seal.head')}</dt>
                <dd className={classes.code}>{`${head.chain.slice(0, 8)} : ${head.seq} : ${head.hash.slice(0, 16)}`}</dd>
              </div>
            )}
            <div>
              <dt>{t('decisionScreen.seal.checked')}</dt>
              <dd>{t('decisionScreen.seal.checkedText')}</dd>
            </div>
          </dl>
          {shown.seals.length === 0 ? null : (
            <>
              <h3 className={classes.small}>{t('decisionScreen.seal.recorded')}</h3>
              <ul className={classes.facts}>
                {shown.seals.toReversed().map((seal) => (
                  <li key={seal.id}>
                    <span>
                      {momentText(seal.sealedAt)}, {seal.sealedByName}
                    </span>
                    <span className={classes.said}>
                      {[seal.fileName, t('decisionScreen.seal.key', { key: seal.keyId })].filter(Boolean).join(' · ')}
                    </span>
                    <span className={classes.code}>{seal.tagManifestSha256}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {shown.standing === null ? null : (
            <p className={classes.quiet}>
              {t('decisionScreen.seal.decided', {
                outcome: t(`decisionScreen.outcome.${shown.standing.outcome}`).toLowerCase(),
                on: longDate(shown.standing.decidedOn),
                name: shown.standing.decidedByName,
              })}
            </p>
          )}
        </section>
      </div>
    </div>
  );
}
