/** A finding as it is raised: checked first, then written as part of one write, which may hold more than the finding. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { nextFindingNumber } from '../../../shared/rules/finding-numbers.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { type FileContext, nowOf } from '../context.ts';
import type { Actor } from '../ledger/entry.ts';
import type { Tx } from '../ledger/write.ts';
import { checkContent, type FindingContent, writeObjectiveEvidence, writeRequirements } from './finding-content.ts';
import { raiser } from './finding-people.ts';
import { gradeCodeOf, policyOf } from './finding-policy.ts';
import { todayOf } from './finding-row.ts';

function personOf(context: FileContext, id: string): { id: string; name: string } {
  const person = context.file.queries.team.find(id);
  if (person === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.person') }));
  return person;
}

export interface PreparedFinding {
  readonly id: string;
  readonly actor: Actor;
  /** Inserts the finding with its requirements and evidence. */
  write(tx: Tx): void;
}

/** @throws NOT_FOUND, RULE, INVALID_INPUT: nothing is written then */
export function preparedFinding(context: FileContext, input: InputOf<'findings.raise'>): PreparedFinding {
  const actor = raiser(context);
  const audit = auditOf(context, input.auditId);
  const content: FindingContent = {
    ...input,
    checklistItems: input.checklistItems ?? [],
    siteIds: input.siteIds ?? [],
    systemIds: input.systemIds ?? [],
  };
  const gradeCode = gradeCodeOf(context, audit.kind, input.grade, input.gradeCode);
  checkContent(context, audit, content, input.requirementFulfilled === true);
  const by = input.raisedById === undefined ? actor : personOf(context, input.raisedById);
  const { findings } = context.file.queries;
  const id = context.ports.ids.uuid();
  return {
    id,
    actor,
    write(tx) {
      tx.insert('finding', {
        id,
        auditId: audit.id,
        number: nextFindingNumber(
          {
            pattern: policyOf(context).numberPattern,
            audit: audit.number,
            grade: input.grade,
            gradeCode,
            year: todayOf(context).slice(0, 4),
          },
          findings.numbers(audit.id),
        ),
        grade: input.grade,
        title: input.title,
        statement: input.statement,
        gradeReason: input.gradeReason ?? '',
        state: 'draft',
        raisedById: by.id,
        raisedByName: by.name,
        raisedAt: input.raisedAt ?? nowOf(context),
        issuedAt: null,
        auditeeName: '',
        auditeeOn: null,
        auditeeUnderstood: null,
        auditeeView: '',
        answerBy: input.answerBy ?? null,
        verifyBy: input.verifyBy ?? null,
        withdrawnReason: '',
        gradeCode,
        criterion: input.criterion ?? '',
        process: input.process ?? '',
        siteIds: [...content.siteIds],
        systemIds: [...content.systemIds],
        position: findings.nextPosition(audit.id),
      });
      writeRequirements(context, tx, id, content);
      writeObjectiveEvidence(context, tx, id, input.objectiveEvidence);
    },
  };
}
