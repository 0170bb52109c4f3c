/** The longer texts of the sample engagement: what auditors really write, with the words spread as they are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function sampleTexts(): string[] {
  const folder = join(import.meta.dirname, '../../resources/sample');
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.length > 60) found.push(value);
    } else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) walk(part);
  };
  for (const name of readdirSync(folder)) if (name.endsWith('.json')) walk(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return found;
}
