/** Import of AI systems: choose a file, say what its columns are, see what would be written, accept. */
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { DropPlace } from '../../components/drop-place.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { importCommands } from './commands.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportProblems, ImportWords } from './import-problems.tsx';
import classes from './import-systems.module.css';
import { type ImportState, type Preview, useImport } from './use-import.ts';

export function ImportSystems({ onClose }: { readonly onClose: () => void }) {
  const state = useImport();
  const { preview, busy, problem, added } = state;
  useCommands([{ ...importCommands.choose, run: () => void state.choose() }]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onClose]);
  return (
    <section className={classes.screen} aria-label={t('inventory.wizard.title')} data-pane tabIndex={-1}>
      <DropPlace label={t('inventory.wizard.drop')} onDrop={(files) => void state.drop(files)}>
        <PaneHead
          level={1}
          title={t('inventory.wizard.title')}
          {...(preview === null ? {} : { count: t('inventory.wizard.meta') })}
          tools={
            <>
              <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onClose}>
                {t('inventory.wizard.back')}
              </Button>
              <Button
                variant={preview === null ? 'filled' : 'default'}
                rightSection={<KeyHint keys="O" onFill={preview === null} />}
                aria-keyshortcuts="O"
                disabled={busy?.kind === 'writing'}
                onClick={() => void state.choose()}
              >
                {t(preview === null ? 'inventory.wizard.choose' : 'inventory.wizard.another')}
              </Button>
            </>
          }
        />
        <div className={classes.body}>
          <div role="status" className={classes.status}>
            {added !== null ? <p className={classes.done}>{t('inventory.wizard.done', { count: added })}</p> : null}
            {busy === null ? null : (
              <p>
                {busy.kind === 'writing' ? t('inventory.wizard.writing') : t('inventory.wizard.reading', { name: busy.name })}{' '}
                <button type="button" className={classes.link} onClick={state.cancel}>
                  {t('inventory.wizard.cancel')}
                </button>
              </p>
            )}
          </div>
          <InlineProblem problem={problem} />
          {preview === null && busy === null ? <EmptyState what={t('inventory.wizard.drop')} todo={t('inventory.wizard.meta')} /> : null}
          {preview === null || added !== null ? null : <Read state={state} preview={preview} />}
          {added === null ? null : (
            <Button className={classes.alone ?? ''} onClick={onClose}>
              {t('inventory.wizard.back')}
            </Button>
          )}
        </div>
      </DropPlace>
    </section>
  );
}

interface ReadProps {
  readonly state: ImportState;
  readonly preview: Preview;
}

function Read({ state, preview }: ReadProps) {
  const saved = useRead('scope.mappings', {}).data?.mappings ?? [];
  return (
    <>
      <div className={classes.facts}>
        <strong>{preview.name}</strong>
        <span>{t('inventory.wizard.read', { rows: wholeNumber(preview.rows), headRow: preview.headRow })}</span>
        {preview.encoding === null ? null : <span>{t('inventory.wizard.encoding', { encoding: preview.encoding })}</span>}
        {preview.sheets.length < 2 ? null : (
          <Select
            className={classes.short ?? ''}
            label={t('inventory.wizard.sheet')}
            data={preview.sheets}
            value={preview.sheet}
            allowDeselect={false}
            onChange={(sheet) => sheet !== null && void state.change({ sheet, mapping: undefined, corrections: [], leaveOut: [] })}
          />
        )}
        {saved.length === 0 ? null : (
          <Select
            className={classes.short ?? ''}
            label={t('inventory.wizard.savedMapping')}
            placeholder={t('inventory.wizard.noMapping')}
            data={saved.map((one) => ({ value: one.id, label: one.name }))}
            value={preview.mappingId}
            allowDeselect={false}
            onChange={(mappingId) => mappingId !== null && void state.change({ mappingId, mapping: undefined })}
          />
        )}
      </div>
      <ImportColumns preview={preview} onChange={(columns) => void state.change({ mapping: { headRow: preview.headRow, columns } })} />
      <ImportWords preview={preview} words={state.reading?.words ?? []} onChange={(words) => void state.change({ words })} />
      <ImportProblems preview={preview} reading={state.reading} onChange={(patch) => void state.change(patch)} />
      <Systems preview={preview} />
      <Accept state={state} preview={preview} />
    </>
  );
}

function Systems({ preview }: { readonly preview: Preview }) {
  if (preview.systems.length === 0) return null;
  const fields = preview.mapping.map(({ field }) => field);
  return (
    <section className={classes.part} aria-label={t('inventory.wizard.preview')}>
      <h2>{t('inventory.wizard.preview')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls sideways must be reachable by keys. */}
      <div className={classes.wide} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('inventory.wizard.row')}</th>
              {fields.map((field) => (
                <th key={field}>{t(`inventory.field.${field}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.systems.slice(0, 8).map((system) => (
              <tr key={system.row}>
                <td>{system.row}</td>
                {system.cells.map((cell) => (
                  <td key={cell.field}>
                    <span className={classes.cut} title={cell.text}>
                      {cell.text}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Accept({ state, preview }: ReadProps) {
  const [leaveOutWrong, setLeaveOutWrong] = useState(false);
  const [leaveOutKnown, setLeaveOutKnown] = useState(false);
  const [saveMappingAs, setSaveMappingAs] = useState('');
  const named = preview.mapping.some(({ field }) => field === 'name');
  const count = preview.ready - (leaveOutKnown ? preview.known : 0);
  const waits = !named
    ? t('inventory.wizard.noName')
    : preview.wrong > 0 && !leaveOutWrong
      ? t('inventory.wizard.waitsFor', { count: wholeNumber(preview.wrong) })
      : count === 0
        ? t('inventory.wizard.nothing')
        : null;
  return (
    <footer className={classes.accept}>
      <p className={classes.counts}>
        <strong>{t('inventory.wizard.ready', { count: wholeNumber(preview.ready) })}</strong>
        {' · '}
        {t('inventory.wizard.wrong', { count: wholeNumber(preview.wrong) })}
        {' · '}
        {t('inventory.wizard.leftOut', { count: wholeNumber(preview.leftOut) })}
        {preview.known === 0 ? null : ` · ${t('inventory.wizard.known', { count: wholeNumber(preview.known) })}`}
      </p>
      {preview.wrong === 0 ? null : (
        <Checkbox
          label={t('inventory.wizard.leaveOutWrong')}
          checked={leaveOutWrong}
          onChange={(event) => setLeaveOutWrong(event.currentTarget.checked)}
        />
      )}
      {preview.known === 0 ? null : (
        <Checkbox
          label={t('inventory.wizard.leaveOutKnown')}
          checked={leaveOutKnown}
          onChange={(event) => setLeaveOutKnown(event.currentTarget.checked)}
        />
      )}
      <TextInput
        className={classes.short ?? ''}
        label={t('inventory.wizard.saveAs')}
        description={t('inventory.wizard.saveAsHelp')}
        value={saveMappingAs}
        onChange={(event) => setSaveMappingAs(event.currentTarget.value)}
      />
      <div className={classes.deed}>
        <Button
          disabled={waits !== null || state.busy?.kind === 'reading'}
          loading={state.busy?.kind === 'writing'}
          onClick={() => void state.accept({ leaveOutWrong, leaveOutKnown, saveMappingAs })}
        >
          {t('inventory.wizard.accept', { count })}
        </Button>
        {waits === null ? null : <span className={classes.quiet}>{waits}</span>}
      </div>
    </footer>
  );
}
