/** Findings by grade: raised, plan accepted, closed. */
import { t } from '../../../shared/words/words.ts';
import { GradeMark } from '../../components/grade-mark.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from './home.module.css';
import type { Overview } from './steps.ts';

const shown = (count: number | null) => (count === null ? '–' : count);

export function FindingsTable({ findings, onOpen }: { readonly findings: Overview['findings']; readonly onOpen: () => void }) {
  return (
    <section>
      <div className={classes.sectionHead}>
        <h2 className={classes.section}>{t('home.findings')}</h2>
        <button type="button" className={`thin-link ${classes.link}`} onClick={onOpen} aria-keyshortcuts="g n">
          {t('home.register')} <KeyHint keys="G N" />
        </button>
      </div>
      {findings.every((row) => row.raised === 0) ? (
        <p className={classes.nothing}>{t('home.noFindings')}</p>
      ) : (
        <table className={classes.grades}>
          <thead>
            <tr>
              <th scope="col">{t('home.grade')}</th>
              <th scope="col">{t('home.raised')}</th>
              <th scope="col">{t('home.planAccepted')}</th>
              <th scope="col">{t('home.closed')}</th>
            </tr>
          </thead>
          <tbody>
            {findings.map((row) => (
              <tr key={row.grade}>
                <th scope="row">
                  <GradeMark grade={row.grade} />
                </th>
                <td>{row.raised}</td>
                <td>{shown(row.planAccepted)}</td>
                <td>{shown(row.closed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
