/** Patches from a person: what is not named stays as it is. */

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that were given, null among them, without those that were left out. */
export function definedFields<T extends object>(patch: T): Defined<T> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Defined<T>;
}
