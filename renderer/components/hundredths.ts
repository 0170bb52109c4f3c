/** Figures as a person types them and as the file keeps them: `4.5` ↔ 450 hundredths, `−12,25` ↔ -1225. */

export function daysText(hundredths: number | null): string {
  return hundredths === null ? '' : String(hundredths / 100);
}

/** Null for an empty field. What is no number becomes NaN, which the contract refuses at its field. */
export function hundredthsOf(text: string): number | null {
  const typed = text.trim().replace(',', '.').replace('−', '-');
  return typed === '' ? null : Math.round(Number(typed) * 100);
}
