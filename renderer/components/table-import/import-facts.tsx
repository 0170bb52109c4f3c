/** Which file, which sheet, how it was read. */
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './table-import.module.css';
import type { TablePreview } from './table-shapes.ts';

export interface ImportFactsProps<F extends string> {
  readonly preview: TablePreview<F>;
  readonly onSheet: (sheet: string) => void;
  readonly children?: ReactNode;
}

export function ImportFacts<F extends string>({ preview, onSheet, children }: ImportFactsProps<F>) {
  return (
    <div className={classes.facts}>
      <strong>{preview.name}</strong>
      <span>{t('tableImport.read', { rows: wholeNumber(preview.rows), headRow: preview.headRow })}</span>
      {preview.encoding === null ? null : <span>{t('tableImport.encoding', { encoding: preview.encoding })}</span>}
      {preview.sheets.length < 2 ? null : (
        <Select
          className={classes.short ?? ''}
          label={t('tableImport.sheet')}
          data={[...preview.sheets]}
          value={preview.sheet}
          allowDeselect={false}
          onChange={(sheet) => sheet !== null && onSheet(sheet)}
        />
      )}
      {children}
    </div>
  );
}
