/** How findings develop over the audits of the cycle: by audit, clause, control, site and AI system. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './finding-views.module.css';

type Trend = OutputOf<'findings.trend'>;
type TrendRow = Trend['rows'][number];
type Count = Pick<TrendRow['counts'][number], 'major' | 'minor' | 'opportunity'>;

const kinds = ['major', 'minor', 'opportunity'] as const;

export function FindingTrend() {
  const trend = useRead('findings.trend', {});
  if (trend.error !== null) return <InlineProblem problem={trend.error} />;
  if (trend.data === undefined) return null;
  const { audits, rows } = trend.data;
  if (rows.length === 0) return <EmptyState what={t('findingViews.trendNone')} />;
  const most = Math.max(1, ...rows.flatMap((row) => row.counts.map((one) => one.major + one.minor + one.opportunity)));
  return (
    <div className={classes.view}>
      <h1 className={classes.title}>{t('findingViews.trendTitle')}</h1>
      <p className={classes.key} aria-hidden="true">
        {kinds.map((kind) => (
          <span key={kind}>
            <span className={classes.sample} data-kind={kind} />
            {t(`vocabulary.grade.${kind}`)}
          </span>
        ))}
      </p>
      {(['clause', 'control', 'site', 'system'] as const).map((by) => {
        const of = rows.filter((row) => row.by === by);
        if (of.length === 0) return null;
        return (
          <section key={by} className={classes.part} aria-label={t(`findingViews.trendBy.${by}`)}>
            <h2>{t(`findingViews.trendBy.${by}`)}</h2>
            <table className={classes.trend}>
              <thead>
                <tr>
                  <th scope="col" aria-label={t(`findingViews.trendBy.${by}`)} />
                  {audits.map((audit) => (
                    <th key={audit.id} scope="col" title={audit.title}>
                      {audit.number} <span>{audit.on === null ? '' : shortDate(audit.on)}</span>
                    </th>
                  ))}
                  <th scope="col" aria-label={t('findingViews.trendOpen', { count: '' })} />
                </tr>
              </thead>
              <tbody>
                {of.map((row) => (
                  <tr key={row.key}>
                    <th scope="row">
                      <strong>{row.key}</strong> {row.label}
                    </th>
                    {audits.map((audit, index) => (
                      <td key={audit.id}>
                        <Bar count={row.counts[index] ?? { major: 0, minor: 0, opportunity: 0 }} most={most} audit={audit.number} />
                      </td>
                    ))}
                    <td className={classes.open}>
                      {row.open === 0 ? '' : t('findingViews.trendOpen', { count: row.open })}
                      {row.recurs ? <em className={classes.recurs}>{t('findingViews.recurs')}</em> : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        );
      })}
    </div>
  );
}

const WIDTH = 120;
const HEIGHT = 14;

/** One bar, its parts in the order of their weight, with the number beside it. */
function Bar({ count, most, audit }: { readonly count: Count; readonly most: number; readonly audit: string }) {
  const total = count.major + count.minor + count.opportunity;
  if (total === 0) return <span className={classes.zero}>0</span>;
  let x = 0;
  const parts = kinds.flatMap((kind) => {
    const width = (count[kind] / most) * WIDTH;
    const part = { kind, x, width };
    x += width;
    return width > 0 ? [part] : [];
  });
  const words = t('findingViews.trendCell', { audit, ...count });
  return (
    <span className={classes.bar}>
      <svg width={Math.max(2, x)} height={HEIGHT} role="img" aria-label={words}>
        <title>{words}</title>
        {parts.map((part) => (
          <rect key={part.kind} data-kind={part.kind} x={part.x} y={0} width={Math.max(1, part.width - 1)} height={HEIGHT} rx={1} />
        ))}
      </svg>
      <span aria-hidden="true">{total}</span>
    </span>
  );
}
