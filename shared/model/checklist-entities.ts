/** Further standards of an audit, and a person's own questions on its checklist. */
import { z } from 'zod';
import { id, line, longLine, requirementId } from './scalars.ts';
import { promptList, unitKind } from './vocabulary.ts';

const position = z.int().min(0);

export const checklistEntities = {
  /** A standard that an audit is concluded on besides the one it was made for: clauses 4 to 10 are asked once. */
  audit_standard: z.strictObject({ id, auditId: id, catalogId: id, position }),
  /**
   * A prompt of the person or the body: on every row of a requirement, or on that of one unit. `hint` says what a good answer
   * rests on; `source` names the file it was read from.
   */
  own_question: z.strictObject({
    id,
    auditId: id,
    requirement: requirementId,
    list: promptList,
    text: line,
    source: line,
    position,
    unitKind: unitKind.nullable(),
    unitId: id.nullable(),
    hint: longLine,
  }),
  own_question_check: z.strictObject({ id, questionId: id, checklistItemId: id, done: z.boolean() }),
} as const;
