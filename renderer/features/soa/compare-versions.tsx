/** What became different from an earlier version to this one, control by control. */
import { Button } from '@mantine/core';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from './soa.module.css';

type Change = OutputOf<'soa.compare'>['changes'][number];
type Item = Row<'soa_item'>;

function shownValue(item: Item, field: Change['fields'][number]): string {
  switch (field) {
    case 'applicable':
      return t(`vocabulary.soaApplicable.${item.applicable}`);
    case 'inclusionGrounds':
      return item.inclusionGrounds.map((ground) => t(`vocabulary.inclusionGround.${ground}`)).join(', ');
    case 'exclusionGround':
      return item.exclusionGround === null ? '' : t(`vocabulary.exclusionGround.${item.exclusionGround}`);
    default:
      return item[field];
  }
}

/** One line per field that differs; of a whole row whether it applies and why. */
function Side({ item, change }: { readonly item: Item | null; readonly change: Change }) {
  if (item === null) return <span className={classes.quiet}>{t('soa.noRow')}</span>;
  const fields =
    change.fields.length > 0 ? change.fields : (['applicable', item.applicable === 'no' ? 'exclusionText' : 'inclusionText'] as const);
  return (
    <>
      {fields.map((field) => (
        <div key={field}>
          {t(`soa.field.${field}`)}: {shownValue(item, field) || '–'}
        </div>
      ))}
    </>
  );
}

export interface CompareVersionsProps {
  readonly from: Pick<Row<'soa_version'>, 'id' | 'number'>;
  readonly to: Pick<Row<'soa_version'>, 'id' | 'number'>;
  readonly onBack: () => void;
}

export function CompareVersions({ from, to, onBack }: CompareVersionsProps) {
  const compared = useRead('soa.compare', { from: from.id, to: to.id });
  return (
    <div className={classes.pane}>
      <div className={classes.top}>
        <div className={classes.headRow}>
          <h1>{t('soa.compare.title', { from: from.number, to: to.number })}</h1>
          <span className={classes.deeds}>
            <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onBack}>
              {t('soa.compare.back')}
            </Button>
          </span>
        </div>
        {compared.data === undefined ? null : <p className={classes.facts}>{t('soa.compare.same', { count: compared.data.same })}</p>}
      </div>
      <InlineProblem problem={compared.error} />
      {compared.data?.changes.length === 0 ? <EmptyState what={t('soa.compare.nothing')} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <section className={classes.changes} aria-label={t('soa.compare.title', { from: from.number, to: to.number })} tabIndex={0}>
        {compared.data === undefined || compared.data.changes.length === 0 ? null : (
          <table>
            <thead>
              <tr>
                {(['change', 'ref', 'title', 'before', 'after'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`soa.compare.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {compared.data.changes.map((change) => (
                <tr key={change.ref}>
                  <td>{t(`soa.compare.change.${change.change}`)}</td>
                  <td className={classes.ref}>{change.ref}</td>
                  <td>{change.title}</td>
                  <td className={classes.before}>
                    <Side item={change.before} change={change} />
                  </td>
                  <td>
                    <Side item={change.after} change={change} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}
