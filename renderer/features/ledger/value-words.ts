/** A value of history as one line: of a whole record its title or text, of a list its parts. */

/** Fields that say what a record is, the best first. */
const telling = ['title', 'text', 'name', 'clientName', 'number', 'result', 'requirement', 'section', 'kind'] as const;

/** `{"number":"E-001","title":"Policy"}` → `E-001 Policy`; plain text stays as it is. */
export function glance(value: string): string {
  if (!/^[[{]/.test(value)) return value;
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return value;
  }
  if (Array.isArray(parsed)) return parsed.map(String).join(', ');
  if (typeof parsed !== 'object' || parsed === null) return value;
  const record = parsed as Readonly<Record<string, unknown>>;
  const said = (name: string) => (typeof record[name] === 'string' ? record[name] : '');
  const main = telling.map(said).find((text) => text !== '') ?? '';
  const number = said('number');
  return number !== '' && number !== main ? `${number} ${main}` : main;
}

/** The fields of a whole record, in the order of the file; null for a value that is none. */
export function fieldsOf(value: string): readonly (readonly [string, string])[] | null {
  if (!value.startsWith('{')) return null;
  try {
    const parsed: unknown = JSON.parse(value);
    if (typeof parsed !== 'object' || parsed === null) return null;
    return Object.entries(parsed).map(([name, part]) => [name, typeof part === 'string' ? part : JSON.stringify(part)] as const);
  } catch {
    return null;
  }
}
