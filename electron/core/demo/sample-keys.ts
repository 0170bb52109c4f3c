/** Which id each key of the sample got, and who acts at the moment. */
import type { InputOf, MethodName, OutputOf } from '../../../shared/contract/index.ts';

/** The public door, with the types of the contract. */
export type TypedCall = <M extends MethodName>(method: M, input: InputOf<M>) => Promise<OutputOf<M>>;

export interface SampleUnit {
  readonly kind: 'organization' | 'system' | 'site';
  readonly id: string | null;
}

/** `A.6.2.6` → `42001:A.6.2.6`: the sample audits one standard. */
export const requirementOf = (ref: string): string => `42001:${ref}`;

type Kind = 'person' | 'unit' | 'audit' | 'item' | 'evidence' | 'interview' | 'finding';

export interface SampleKeys {
  /** Who acts from now on; nothing is asked when the person acts already. */
  actAs(person: string): Promise<void>;
  person(key: string): string;
  personName(key: string): string;
  unit(key: string): SampleUnit;
  audit(key: string): string;
  /** The row of a requirement and a unit, undefined when the audit has none. */
  item(audit: string, ref: string, unit: string): string | undefined;
  evidence(key: string): string;
  interview(key: string): string;
  finding(key: string): string;
  addPerson(key: string, id: string, name: string): void;
  addUnit(key: string, unit: SampleUnit): void;
  addAudit(key: string, id: string): void;
  addItem(audit: string, ref: string, unit: string, id: string): void;
  addEvidence(key: string, id: string): void;
  addInterview(key: string, id: string): void;
  addFinding(key: string, id: string): void;
}

/** @param acting id of the person who acts at first */
export function sampleKeys(call: TypedCall, acting: string): SampleKeys {
  const ids = new Map<string, string>();
  const names = new Map<string, string>();
  const units = new Map<string, SampleUnit>([['organization', { kind: 'organization', id: null }]]);
  let actor = acting;
  const id = (kind: Kind, key: string): string => {
    const found = ids.get(`${kind} ${key}`);
    if (found === undefined) throw new Error(`the sample names ${kind} ${key}, which it does not hold`);
    return found;
  };
  const add = (kind: Kind, key: string, value: string) => {
    if (ids.has(`${kind} ${key}`)) throw new Error(`the sample holds ${kind} ${key} twice`);
    ids.set(`${kind} ${key}`, value);
  };
  const itemKey = (audit: string, ref: string, unit: string) => `${audit} ${ref} ${unit}`;

  return {
    async actAs(person) {
      const wanted = id('person', person);
      if (wanted === actor) return;
      await call('team.actAs', { id: wanted });
      actor = wanted;
    },
    person: (key) => id('person', key),
    personName: (key) => names.get(key) ?? id('person', key),
    unit(key) {
      const unit = units.get(key);
      if (unit === undefined) throw new Error(`the sample names unit ${key}, which it does not hold`);
      return unit;
    },
    audit: (key) => id('audit', key),
    item: (audit, ref, unit) => ids.get(`item ${itemKey(audit, ref, unit)}`),
    evidence: (key) => id('evidence', key),
    interview: (key) => id('interview', key),
    finding: (key) => id('finding', key),
    addPerson(key, value, name) {
      add('person', key, value);
      names.set(key, name);
    },
    addUnit: (key, unit) => void units.set(key, unit),
    addAudit: (key, value) => add('audit', key, value),
    addItem: (audit, ref, unit, value) => add('item', itemKey(audit, ref, unit), value),
    addEvidence: (key, value) => add('evidence', key, value),
    addInterview: (key, value) => add('interview', key, value),
    addFinding: (key, value) => add('finding', key, value),
  };
}
