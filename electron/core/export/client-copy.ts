/**
 * Makes the client's copy of what report and workbook print (the rule: shared/rules/client-copy.ts). Every text of the
 * model goes through the rule, so that a section that comes later leaves out names without knowing of it.
 */
import type { Row } from '../../../shared/model/entities.ts';
import { type ClientCopyChoice, type ClientCopyFacts, clientCopyText, isInternalNote } from '../../../shared/rules/client-copy.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import type { ReportModel, ReportUnit } from './report-model/shape.ts';
import type { WorkbookSource } from './workbook/source.ts';

export interface ClientCopy {
  readonly facts: ClientCopyFacts;
  /** Texts of notes that are internal. */
  readonly internal: ReadonlySet<string>;
  readonly withoutNotes: boolean;
  /** Numbers of evidence that is left out. */
  readonly evidence: ReadonlySet<string>;
  /** Systems that are left out, by name and version. */
  readonly systems: readonly Pick<Row<'ai_system'>, 'id' | 'name' | 'version'>[];
  /** Said in the copy: what it leaves out. */
  readonly said: readonly string[];
}

const labelOfSystem = ({ name, version }: { readonly name: string; readonly version: string }) =>
  [name, version].filter((part) => part !== '').join(' ');

/** Whoever is on the client's side, was interviewed or is a contact. */
function peopleLeftOut(context: FileContext): { name: string; role: string }[] {
  const { team, interviews, client, audits } = context.file.queries;
  const role = (text: string) => (text.trim() === '' ? t('clientCopy.person') : text.trim());
  const people = new Map(team.all().map((person) => [person.id, person]));
  const held = audits.all().flatMap((audit) => interviews.all(audit.id));
  const labels = held.flatMap((one) => {
    const person = one.personId === null ? undefined : people.get(one.personId);
    // A label that is the function itself names nobody.
    if (one.personLabel === '' || one.personLabel === one.role || person?.title === one.personLabel) return [];
    return [{ name: one.personLabel, role: role(one.role || (person?.title ?? '')) }];
  });
  return [
    ...team
      .all()
      .filter((person) => person.side === 'client' || held.some((one) => one.personId === person.id))
      .map((person) => ({ name: person.name, role: role(person.title) })),
    ...client.contacts.all().map((contact) => ({ name: contact.name, role: role(contact.title) })),
    ...labels,
  ].filter((one, at, all) => all.findIndex(({ name }) => name === one.name) === at);
}

/** Words that stay although they are part of somebody's name. */
function keptWords(context: FileContext): string[] {
  const { engagement, team, scope, catalogs, audits } = context.file.queries;
  const { clientName, clientLegalName, bodyName, clientAddress, bodyAddress } = engagement.show();
  const catalogIds = new Set(audits.all().map(({ catalogId }) => catalogId));
  return [
    clientName,
    clientLegalName,
    clientAddress,
    bodyName,
    bodyAddress,
    ...team.all().flatMap((person) => (person.side === 'client' ? [person.title] : [person.name, person.title])),
    ...scope.sites().flatMap(({ name, address }) => [name, address]),
    ...scope.systems().map(({ name }) => name),
    ...[...catalogIds].flatMap((id) => catalogs.items(id).map(({ title }) => title)),
  ];
}

function internalNotes(context: FileContext): Set<string> {
  const { audits, checklist } = context.file.queries;
  return new Set(
    audits
      .all()
      .flatMap((audit) => checklist.rows(audit.id))
      .flatMap((row) => checklist.notes(row.id))
      .filter((note) => isInternalNote(note.kind))
      .map((note) => note.text),
  );
}

/** Reads what a client's copy of this engagement leaves out. */
export function clientCopyOf(context: FileContext, choice: ClientCopyChoice): ClientCopy {
  const { evidence, scope } = context.file.queries;
  const chosen = new Set(choice.evidence);
  const left = evidence
    .list(null)
    .filter((one) => chosen.has(one.id) || (choice.confidentialEvidence !== false && one.confidentiality === 'confidential'));
  const systems = scope.wholeSystems().filter(({ id }) => choice.systems?.includes(id) ?? false);
  return {
    facts: {
      people: peopleLeftOut(context),
      kept: keptWords(context),
      items: [
        ...left.flatMap((one) => {
          const instead = t('clientCopy.evidence', { number: one.number });
          return [
            { text: one.title, instead },
            { text: one.fileName, instead },
          ];
        }),
        ...systems.flatMap((one) => [
          { text: labelOfSystem(one), instead: t('clientCopy.system') },
          { text: one.name, instead: t('clientCopy.system') },
        ]),
      ],
    },
    internal: internalNotes(context),
    withoutNotes: choice.notes === true,
    evidence: new Set(left.map(({ number }) => number)),
    systems,
    said: [
      t('clientCopy.said.people'),
      t(choice.notes === true ? 'clientCopy.said.allNotes' : 'clientCopy.said.notes'),
      ...(left.length === 0
        ? []
        : [t('clientCopy.said.evidence', { count: left.length, numbers: left.map(({ number }) => number).join(', ') })]),
      ...(systems.length === 0 ? [] : [t('clientCopy.said.systems', { count: systems.length })]),
      t('clientCopy.said.numbers'),
    ],
  };
}

/** Facts that must be in a report by name: the client with its representative (element 2), the body, the team; and technical marks. */
const untouched: ReadonlySet<string> = new Set([
  'client',
  'body',
  'team',
  'leadAuditor',
  'program',
  'ledger',
  'id',
  'sha256',
  'hash',
  'requirement',
  'kind',
  'state',
  'timeZone',
]);

/** Every text of a plain value through `said`, but for what `untouched` names. */
function mapTexts<T>(value: T, said: (text: string) => string): T {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return said(one);
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, untouched.has(key) ? inner : walk(inner)]));
  };
  return walk(value) as T;
}

function withoutSystems(model: ReportModel, systems: ClientCopy['systems']): ReportModel {
  if (systems.length === 0) return model;
  const names = new Set(systems.map(labelOfSystem));
  const isLeft = (unit: ReportUnit) => unit.kind === 'system' && names.has(unit.label);
  const stays = model.units.map((unit) => !isLeft(unit));
  const cells = <C>(all: readonly C[]) => all.filter((_, at) => stays[at] !== false);
  const labels = new Set(model.units.filter(isLeft).map(({ label }) => label));
  return {
    ...model,
    systems: model.systems.filter((system) => !names.has(labelOfSystem(system))),
    units: model.units.filter((unit) => !isLeft(unit)),
    checklist: model.checklist.filter((line) => !isLeft(line.unit)),
    // A requirement that only concerned what is left out has no cell any more.
    coverage: model.coverage
      .map((line) => ({ ...line, cells: cells(line.cells) }))
      .filter((line) => line.cells.some((cell) => cell !== null)),
    seen: { ...model.seen, groups: model.seen.groups.map((group) => ({ ...group, cells: cells(group.cells) })) },
    notSampled: model.notSampled.filter((one) => !labels.has(one.unit)),
  };
}

/** The report as the client gets it. Counts stay those of the whole audit. */
export function clientReport(model: ReportModel, copy: ClientCopy): ReportModel {
  const kept = withoutSystems(model, copy.systems);
  const examined = (notes: readonly string[]) => (copy.withoutNotes ? [] : notes.filter((note) => !copy.internal.has(note)));
  const internalLeftOut: ReportModel = {
    ...kept,
    copy: { said: copy.said },
    checklist: kept.checklist.map((line) => ({
      ...line,
      examined: examined(line.examined),
      questions: copy.withoutNotes ? [] : line.questions,
    })),
    areasOfConcern: kept.areasOfConcern.map((one) => ({ ...one, concern: one.concern.filter((note) => !copy.internal.has(note)) })),
    evidence: kept.evidence.filter(({ number }) => !copy.evidence.has(number)),
    interviews: kept.interviews.map((one) => ({ ...one, name: '' })),
    file: { ...kept.file, review: kept.file.review === null ? null : { ...kept.file.review, justification: '' } },
    soa:
      kept.soa === null
        ? null
        : { ...kept.soa, rows: kept.soa.rows.map((row) => (row.decision === 'concern' ? row : { ...row, auditorNote: '' })) },
  };
  const said = clientCopyText(copy.facts);
  const client = { ...model.client, description: said(model.client.description) };
  return { ...mapTexts(internalLeftOut, said), copy: { said: copy.said }, client };
}

/** The workbook as the client gets it: without the history, which holds everything that ever stood there. */
export function clientSource(source: WorkbookSource, copy: ClientCopy): WorkbookSource {
  const said = clientCopyText(copy.facts);
  return {
    ...source,
    reports: source.reports.map((report) => clientReport(report, copy)),
    plans: new Map([...source.plans].map(([id, sessions]) => [id, mapTexts(sessions, said)])),
    people: source.people.filter((person) => person.side !== 'client'),
    history: null,
  };
}
