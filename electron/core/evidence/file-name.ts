/** Names of files that came in are display text only: they never become a path. */

const LONGEST = 255;

/**
 * The last part of a name, without control characters, characters that turn the reading direction, and separators.
 * @returns at most 255 characters; `file` when nothing is left.
 */
export function displayName(name: string): string {
  const last =
    name
      .split(/[/\\]/)
      .filter((part) => part.trim() !== '' && part !== '.' && part !== '..')
      .at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    // Bidirectional controls could show `exe.pdf` for `fdp.exe`; zero-width ones hide in a name.
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff:]/g, '')
    .trim();
  if (clean.length <= LONGEST) return clean === '' ? 'file' : clean;
  const extension = extensionOf(clean);
  const kept = extension.length > 0 && extension.length <= 10 ? `.${extension}` : '';
  // A cut may not leave half of a character.
  return `${clean.slice(0, LONGEST - kept.length).replace(/[\ud800-\udbff]$/, '')}${kept}`;
}

/** `Report.PDF` → `pdf`; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** The name without its extension, as a first title. */
export function titleFrom(name: string): string {
  const extension = extensionOf(name);
  const stem = extension === '' ? name : name.slice(0, -(extension.length + 1));
  return stem.trim() === '' ? name : stem;
}
