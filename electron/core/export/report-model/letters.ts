/** `a` to `z`, then `aa`, `ab`, …: how objective evidence is counted. */
export function letterAt(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : letterAt(Math.floor(index / 26) - 1) + letter;
}
