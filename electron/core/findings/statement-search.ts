/**
 * Words in the statements of findings. The register looks through what its rows show by itself; the statements, which are
 * long, are looked through here, so that opening the register does not carry them to the window.
 */
import type { FileContext } from '../context.ts';

/** For each word the findings of the audit whose statement has it, in their order. */
export function findInStatements(
  context: FileContext,
  auditId: string,
  words: readonly string[],
): { readonly word: string; readonly ids: string[] }[] {
  const wanted = words.map((word) => ({ word, lower: word.toLocaleLowerCase('en'), ids: [] as string[] }));
  for (const { id, statement } of context.file.queries.findings.statements(auditId)) {
    const lower = statement.toLocaleLowerCase('en');
    for (const one of wanted) if (lower.includes(one.lower)) one.ids.push(id);
  }
  return wanted.map(({ word, ids }) => ({ word, ids }));
}
