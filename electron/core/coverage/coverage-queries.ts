/** What is read about coverage: one statement counts every look at every row of an audit. */
import type { Database, Statement } from 'better-sqlite3';
import type { LookKind } from '../../../shared/rules/coverage.ts';

/** So many looks of a kind at a row by one person; `who` is null where nobody is named (evidence, ticks). */
export interface RowLooks {
  readonly id: string;
  readonly kind: LookKind;
  readonly who: string | null;
  readonly times: number;
}

/** Records of drawn samples that one person examined and that look alike to coverage. */
export interface ExaminedRecords {
  readonly requirements: readonly string[];
  /** Stratum, and what the population says of the record: where one of them names a unit, it was seen there. */
  readonly names: readonly string[];
  readonly who: string;
  readonly times: number;
}

const namesIn = (facts: string): string[] => (JSON.parse(facts) as { value: string }[]).map(({ value }) => value);

export function createCoverageQueries(db: Database) {
  // A to-do is nothing that was seen yet.
  const looks = db.prepare(`
    SELECT ci.id AS id, 'notes' AS kind, n.authorName AS who, count(*) AS times
    FROM checklist_item ci JOIN note n ON n.ownerId = ci.id AND n.ownerKind = 'checklist_item' AND n.kind <> 'to_do'
    WHERE ci.auditId = @auditId GROUP BY ci.id, n.authorName
    UNION ALL
    SELECT ci.id, 'interviews', n.authorName, count(*)
    FROM checklist_item ci
    JOIN link l ON l.toId = ci.id AND l.toKind = 'checklist_item' AND l.fromKind = 'note' AND l.kind = 'mentions'
    JOIN note n ON n.id = l.fromId AND n.ownerKind = 'interview' AND n.kind <> 'to_do'
    WHERE ci.auditId = @auditId GROUP BY ci.id, n.authorName
    UNION ALL
    SELECT ci.id, 'evidence', NULL, count(*)
    FROM checklist_item ci JOIN link l ON l.toId = ci.id AND l.toKind = 'checklist_item' AND l.fromKind = 'evidence' AND l.kind = 'supports'
    WHERE ci.auditId = @auditId GROUP BY ci.id
    UNION ALL
    SELECT ci.id, 'prompts', NULL, count(*)
    FROM checklist_item ci JOIN prompt_check p ON p.checklistItemId = ci.id AND p.done = 1
    WHERE ci.auditId = @auditId GROUP BY ci.id
    UNION ALL
    SELECT ci.id, 'prompts', NULL, count(*)
    FROM checklist_item ci JOIN own_question_check q ON q.checklistItemId = ci.id AND q.done = 1
    WHERE ci.auditId = @auditId GROUP BY ci.id
  `) as Statement<[{ auditId: string }], RowLooks>;
  // A record that another stands in for was not examined.
  const examined = db.prepare(`
    SELECT s.requirements, i.stratum, i.facts, i.examinedByName AS who, count(*) AS times
    FROM sample s JOIN sample_item i ON i.sampleId = s.id
    WHERE s.auditId = @auditId AND i.result IS NOT NULL AND i.replacedReason = ''
    GROUP BY s.id, i.stratum, i.facts, i.examinedByName ORDER BY s.position, min(i.drawn)
  `) as Statement<[{ auditId: string }], { requirements: string; stratum: string; facts: string; who: string; times: number }>;
  const heldAt = db
    .prepare(`
    SELECT siteId FROM plan_session WHERE auditId = @auditId AND siteId IS NOT NULL AND held IN ('as_planned', 'changed') AND kind = 'session'
    UNION
    SELECT u.aiSystemId FROM plan_subject u JOIN plan_session s ON s.id = u.sessionId
    WHERE s.auditId = @auditId AND u.aiSystemId IS NOT NULL AND s.held IN ('as_planned', 'changed')
  `)
    .pluck() as Statement<[{ auditId: string }], string>;
  // Whatever of this audit points at an AI system: lines of its interviews and rows, its evidence, its findings.
  const pointedAt = db
    .prepare(`
    SELECT l.toId FROM link l JOIN evidence e ON e.id = l.fromId WHERE l.toKind = 'ai_system' AND l.fromKind = 'evidence' AND e.auditId = @auditId
    UNION
    SELECT l.toId FROM link l JOIN finding f ON f.id = l.fromId
    WHERE l.toKind = 'ai_system' AND l.fromKind = 'finding' AND f.auditId = @auditId AND f.state <> 'withdrawn'
    UNION
    SELECT l.toId FROM link l JOIN note n ON n.id = l.fromId AND n.ownerKind = 'interview' JOIN interview i ON i.id = n.ownerId
    WHERE l.toKind = 'ai_system' AND l.fromKind = 'note' AND i.auditId = @auditId
  `)
    .pluck() as Statement<[{ auditId: string }], string>;

  return {
    looks: (auditId: string): RowLooks[] => looks.all({ auditId }),
    examined: (auditId: string): ExaminedRecords[] =>
      examined.all({ auditId }).map(({ requirements, stratum, facts, who, times }) => ({
        requirements: JSON.parse(requirements) as string[],
        names: [stratum, ...namesIn(facts)],
        who,
        times,
      })),
    /** Sites and AI systems that a held session was about, and systems that a record of the audit names. */
    touched: (auditId: string): Set<string> => new Set([...heldAt.all({ auditId }), ...pointedAt.all({ auditId })]),
  };
}
