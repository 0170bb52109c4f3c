import { expect, test } from 'vitest';
import { theme, tokens } from '../../../../renderer/app/theme.ts';
import { rowAfterKey } from '../../../../renderer/components/list-keys.ts';
import { clampWidth } from '../../../../renderer/components/pane-widths.ts';

type Scheme = Record<string, string>;
const { light, dark } = tokens({} as Parameters<typeof tokens>[0]) as { light: Scheme; dark: Scheme };

/** Relative luminance of `#RRGGBB` as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const texts = ['--text', '--text-2', '--text-3', '--accent', '--ok', '--minor', '--major', '--opportunity', '--mute'] as const;

test.each([
  ['light', light],
  ['dark', dark],
])('every text colour can be read on every ground of the %s scheme', (_name, scheme) => {
  for (const text of texts) {
    for (const ground of ['--surface', '--nav', '--hover', '--selected']) {
      const ratio = contrast(scheme[text] ?? '', scheme[ground] ?? '');
      expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  for (const kind of ['ok', 'minor', 'major', 'opportunity', 'mute']) {
    expect(contrast(scheme[`--${kind}`] ?? '', scheme[`--${kind}-weak`] ?? ''), `${kind} on its weak ground`).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast(scheme['--control'] ?? '', scheme['--surface'] ?? '')).toBeGreaterThanOrEqual(3);
  expect(contrast(scheme['--on-fill'] ?? '', scheme['--fill'] ?? '')).toBeGreaterThanOrEqual(4.5);
});

test('both schemes name the same tokens, and motion is left to the person', () => {
  expect(Object.keys(dark).toSorted()).toEqual(Object.keys(light).toSorted());
  expect(theme.respectReducedMotion).toBe(true);
});

test('keys move inside a list and stop at its ends', () => {
  expect(rowAfterKey('ArrowDown', 0, 3)).toBe(1);
  expect(rowAfterKey('k', 0, 3)).toBe(0);
  expect(rowAfterKey('End', 0, 3)).toBe(2);
  expect(rowAfterKey('PageDown', 1, 3)).toBe(2);
  expect(rowAfterKey('ArrowDown', -1, 3)).toBe(0);
  expect(rowAfterKey('x', 0, 3)).toBeNull();
  expect(rowAfterKey('ArrowDown', 0, 0)).toBeNull();
});

test('a pane keeps inside its limits', () => {
  const limits = { width: 300, min: 232, max: 480 };
  expect(clampWidth(100, limits)).toBe(232);
  expect(clampWidth(900, limits)).toBe(480);
  expect(clampWidth(316.4, limits)).toBe(316);
});
