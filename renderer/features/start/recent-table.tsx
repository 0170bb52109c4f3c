/** The recent files with where they stand. A file with a passphrase shows its path and its time, and nothing of its inside. */
import { IconLock, IconLockOpen, IconPlugConnectedX } from '@tabler/icons-react';
import { t } from '../../../shared/words/words.ts';
import { ResultMark } from '../../components/result-mark.tsx';
import { Meter } from '../../components/stacked-bar.tsx';
import { nameWords, openedWords, type RecentFile } from './recent-rows.ts';
import classes from './start.module.css';

export interface RecentTableProps {
  readonly files: readonly RecentFile[];
  readonly chosen: string | null;
  readonly hideClients: boolean;
  readonly onChoose: (key: string) => void;
  readonly onOpen: (file: RecentFile) => void;
}

const heads = ['client', 'audit', 'standing', 'requirements', 'findings', 'file', 'opened'] as const;

export function RecentTable({ files, chosen, hideClients, onChoose, onOpen }: RecentTableProps) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = new Date();
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" data-column={head}>
                {t(`start.columns.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr
              key={file.key}
              className={classes.row}
              data-chosen={file.key === chosen || undefined}
              aria-selected={file.key === chosen}
              onClick={() => onChoose(file.key)}
              onDoubleClick={() => onOpen(file)}
            >
              <td className={classes.client} data-quiet={file.seen === null || undefined}>
                <button type="button" className={classes.rowButton} onFocus={() => onChoose(file.key)} onClick={() => onOpen(file)}>
                  {nameWords(file, hideClients)}
                </button>
              </td>
              <SeenCells file={file} />
              <td>
                <span className={classes.file} title={`${file.folder}/${file.fileName}`}>
                  {file.encrypted ? (
                    <IconLock size={13} stroke={1.6} aria-hidden="true" />
                  ) : (
                    <IconLockOpen size={13} stroke={1.6} aria-hidden="true" />
                  )}
                  <span className="visually-hidden">{t(file.encrypted ? 'start.passphraseSet' : 'start.noPassphrase')}, </span>
                  <span className={classes.cut}>{file.fileName}</span>
                </span>
                {file.present ? null : (
                  <span className={classes.missing}>
                    <IconPlugConnectedX size={13} stroke={1.6} aria-hidden="true" /> {t('start.missing')}
                  </span>
                )}
              </td>
              <td className={classes.opened}>{openedWords(file.openedAt, now, zone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.legend}>
        <span>
          <IconLock size={13} stroke={1.6} aria-hidden="true" /> {t('start.passphraseSet')}
        </span>
        <span>
          <IconLockOpen size={13} stroke={1.6} aria-hidden="true" /> {t('start.noPassphrase')}
        </span>
      </p>
    </>
  );
}

function SeenCells({ file }: { readonly file: RecentFile }) {
  const { seen } = file;
  if (seen === null) {
    return (
      <>
        <td data-column="audit" />
        <td />
        <td />
        <td />
      </>
    );
  }
  const found = [
    ['major', seen.majors],
    ['minor', seen.minors],
    ['opportunity', seen.opportunities],
  ] as const;
  const concluded = t('start.concluded', { concluded: seen.concluded, total: seen.requirements });
  return (
    <>
      <td data-column="audit">{seen.auditTitle}</td>
      <td>
        <span className={classes.standing}>{seen.standing}</span>
        <span className={classes.detail}>{seen.standingDetail}</span>
      </td>
      <td>
        <span className={classes.concluded}>{concluded}</span>
        <span className={classes.meter}>
          <Meter value={seen.concluded} total={seen.requirements} label={concluded} width={96} />
        </span>
      </td>
      <td>
        <span className={classes.found}>
          {found.every(([, count]) => count === 0) ? <span className={classes.none}>{t('start.none')}</span> : null}
          {found.map(([grade, count]) =>
            count === 0 ? null : (
              <span key={grade} className={classes.grade} data-grade={grade}>
                <ResultMark mark={grade} /> {count}
              </span>
            ),
          )}
        </span>
      </td>
    </>
  );
}
