/** Rows that the pinned Statement of Applicability excludes and nobody has concluded: one press gives them their reason. */
import { Button } from '@mantine/core';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { workCommands } from './commands.ts';
import classes from './soa-offer.module.css';

export function SoaOffer({ audit }: { readonly audit: Row<'audit'> }) {
  const effect = useRead('soa.effect', { auditId: audit.id }, { enabled: audit.soaVersionId !== null, keepLast: true });
  const apply = useRun('soa.applyToChecklist');
  const count = effect.data?.changes.length ?? 0;
  const run = () => void apply.run({ auditId: audit.id });
  useCommands([{ ...workCommands.applySoa, when: count > 0, run }]);
  if (count === 0) return null;
  return (
    <div className={classes.offer}>
      <p>{t('work.soaOffer', { count, number: effect.data?.version?.number ?? '' })}</p>
      <Button variant="default" loading={apply.busy} onClick={run}>
        {t('work.soaApply')}
      </Button>
      <InlineProblem kind="line" problem={apply.problem} />
    </div>
  );
}
