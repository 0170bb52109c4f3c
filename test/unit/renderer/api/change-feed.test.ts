import { expect, test } from 'vitest';
import { isStale } from '../../../../renderer/api/change-feed.ts';

test('a changed topic makes the reads of that topic stale and leaves the others', () => {
  expect(isStale(['team.list', {}], ['team'])).toBe(true);
  expect(isStale(['engagement.overview', {}], ['findings'])).toBe(true);
  expect(isStale(['team.list', {}], ['findings'])).toBe(false);
});

test('keys that are no methods are left alone', () => {
  expect(isStale(['constructor'], ['team'])).toBe(false);
  expect(isStale([{}], ['team'])).toBe(false);
  expect(isStale([], ['team'])).toBe(false);
});
