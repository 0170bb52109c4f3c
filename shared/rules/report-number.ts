/** Numbers of issued reports: `1.0` first, then `1.1`, `1.2`; a person may choose a higher one, such as `2.0`. */

const parts = (number: string): readonly [number, number] => {
  const [whole = '0', rest = '0'] = number.split('.');
  return [Number(whole), Number(rest)];
};

/** @param last number of the newest issued report of the audit, null before the first */
export function nextReportNumber(last: string | null): string {
  if (last === null) return '1.0';
  const [whole, rest] = parts(last);
  return rest >= 999 ? `${whole + 1}.0` : `${whole}.${rest + 1}`;
}

/** Whether a number comes after the one that was used last. */
export function reportNumberFollows(number: string, last: string): boolean {
  const [[whole, rest], [lastWhole, lastRest]] = [parts(number), parts(last)];
  return whole > lastWhole || (whole === lastWhole && rest > lastRest);
}
