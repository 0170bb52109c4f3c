import { expect, test } from 'vitest';
import { ownScriptOnly, plainTextOnly } from '../../../../renderer/api/trusted-types.ts';

test('plain text passes the policy and markup does not', () => {
  expect(plainTextOnly('5 > 4 & "quoted"')).toBe('5 > 4 & "quoted"');
  for (const markup of ['<b>', '<img src=x onerror=alert(1)>', 'a < b']) expect(() => plainTextOnly(markup)).toThrow(TypeError);
});

test('scripts come only from where the page came from', () => {
  const page = 'app://bundle/index.html';
  expect(ownScriptOnly('./assets/pdf.worker.mjs', page)).toBe('./assets/pdf.worker.mjs');
  for (const foreign of ['https://example.org/x.js', 'app://bundle.evil/x.js', 'data:text/javascript,1', 'blob:app://bundle/1']) {
    expect(() => ownScriptOnly(foreign, page)).toThrow(TypeError);
  }
});
