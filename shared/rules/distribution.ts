/** Recipients of a report as a person types them: one a line, or all in one line with semicolons. */
export function recipientsOf(text: string): string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const copies = lines.length === 1 ? lines.flatMap((line) => line.split(/;\s+/)) : lines;
  return copies.map((copy) => copy.replace(/^[-–•*]\s+/, '').trim()).filter((copy) => copy !== '');
}
