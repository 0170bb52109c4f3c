/**
 * The page's Trusted Types policy. The content security policy asks for one named `default`: React and Mantine assign plain
 * text through the guarded setters, which it lets pass; markup and foreign scripts it refuses.
 */

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: Readonly<Record<'createHTML' | 'createScript' | 'createScriptURL', (value: string) => string>>,
  ): unknown;
}

/** Text without markup passes; anything with `<` is refused. */
export function plainTextOnly(value: string): string {
  if (value.includes('<')) throw new TypeError('Markup is not allowed here.');
  return value;
}

/** Scripts come only from where the page itself came from. */
export function ownScriptOnly(value: string, page: string): string {
  const address = new URL(value, page);
  const own = new URL(page);
  if (address.protocol !== own.protocol || address.host !== own.host) throw new TypeError('Scripts from elsewhere are not allowed.');
  return value;
}

/** To be called before any library is loaded; sets no policy where the browser knows no Trusted Types. */
export function guardPage(): void {
  const page = globalThis as { trustedTypes?: PolicyFactory; __zod_globalConfig?: { jitless: boolean } };
  page.trustedTypes?.createPolicy('default', {
    createHTML: plainTextOnly,
    createScript: () => {
      throw new TypeError('Script text is not allowed here.');
    },
    createScriptURL: (value) => ownScriptOnly(value, document.baseURI),
  });
  // zod would try `new Function` to see whether it may compile its checks; the policy refuses that, and rightly. This is
  // what z.config() writes to, set before zod is loaded.
  page.__zod_globalConfig = { jitless: true };
}
