/** The look of the papers: its settings, and the pictures and fonts that it brings, whose content is kept by hash. */
import type { MigrationStep } from './step.ts';

const tables = `
  CREATE TABLE report_look (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    bodyName TEXT NOT NULL,
    accreditation TEXT NOT NULL,
    accent TEXT NOT NULL CHECK (length(accent) = 7),
    tint TEXT NOT NULL CHECK (length(tint) = 7),
    textFont TEXT NOT NULL CHECK (textFont IN ('sans', 'serif', 'own')),
    headingFont TEXT NOT NULL CHECK (headingFont IN ('sans', 'serif', 'own')),
    pageSize TEXT NOT NULL CHECK (pageSize IN ('A4', 'Letter')),
    headLeft TEXT NOT NULL,
    headRight TEXT NOT NULL,
    footLeft TEXT NOT NULL,
    footMark TEXT NOT NULL,
    texts TEXT NOT NULL CHECK (json_valid(texts)),
    partOrder TEXT NOT NULL CHECK (json_valid(partOrder)),
    leftOut TEXT NOT NULL CHECK (json_valid(leftOut)),
    fileName TEXT NOT NULL
  ) STRICT;
  CREATE TABLE look_file (
    id TEXT PRIMARY KEY NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('logo', 'accreditation', 'font_regular', 'font_bold', 'font_italics', 'font_bolditalics')),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes INTEGER NOT NULL CHECK (bytes > 0)
  ) STRICT;
  CREATE INDEX look_file_by_role ON look_file (role);
`;

export const reportLook: MigrationStep = {
  version: 17,
  name: '0017-report-look',
  up: (db) => db.exec(tables),
  mapRow: (_entity, row) => row,
};
