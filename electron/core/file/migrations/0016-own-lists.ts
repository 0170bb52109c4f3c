/**
 * Lists of the body's own: a question may be for one unit only and say what a good answer rests on; an imported list of
 * requirements says when and by whom it was read, and why its words may leave the file, if they may.
 */
import type { MigrationStep } from './step.ts';

const tables = `
  ALTER TABLE own_question ADD COLUMN unitKind TEXT CHECK (unitKind IN ('organization', 'system', 'site'));
  ALTER TABLE own_question ADD COLUMN unitId TEXT;
  ALTER TABLE own_question ADD COLUMN hint TEXT NOT NULL DEFAULT '';
  ALTER TABLE catalog ADD COLUMN importedAt TEXT;
  ALTER TABLE catalog ADD COLUMN importedByName TEXT NOT NULL DEFAULT '';
  ALTER TABLE catalog ADD COLUMN mayLeaveReason TEXT NOT NULL DEFAULT '';
`;

export const ownLists: MigrationStep = {
  version: 16,
  name: '0016-own-lists',
  up: (db) => void db.exec(tables),
  mapRow: (entity, row) => {
    if (entity === 'own_question') return { ...row, unitKind: null, unitId: null, hint: '' };
    return entity === 'catalog' ? { ...row, importedAt: null, importedByName: '', mayLeaveReason: '' } : row;
  },
};
