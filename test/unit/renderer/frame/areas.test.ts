import { expect, test } from 'vitest';
import { areaOf, isRail } from '../../../../renderer/app/area-list.ts';

test('each path belongs to its area', () => {
  expect(areaOf('/e')).toBe('overview');
  expect(areaOf('/e/audits')).toBe('audits');
  expect(areaOf('/e/audits/0198/field-work/0199')).toBe('fieldWork');
  expect(areaOf('/e/audits/0198/findings')).toBe('findings');
  expect(areaOf('/e/evidence/0198')).toBe('evidence');
  expect(areaOf('/e/applicability')).toBe('applicability');
  expect(areaOf('/settings')).toBe('settings');
});

test('areas are a rail on three-pane screens and below 1280 px', () => {
  expect(isRail('fieldWork', 1920, undefined)).toBe(true);
  expect(isRail('overview', 1280, undefined)).toBe(false);
  expect(isRail('overview', 1279, undefined)).toBe(true);
});

test('the choice of the person wins over both', () => {
  expect(isRail('fieldWork', 1440, false)).toBe(false);
  expect(isRail('overview', 1440, true)).toBe(true);
});
