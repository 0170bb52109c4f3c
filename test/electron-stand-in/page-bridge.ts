/** The page's side: runs the built preload where Electron would, before any script of the page, in the top frame only. */

/** Name under which Playwright exposes the way to the shell; taken away before the page's own scripts run. */
export const INVOKE_BINDING = '__electronStandInInvoke';
/** Under this symbol (`Symbol.for`) the page keeps what the shell needs to reach it; it is no property a page would meet. */
export const RECEIVER = 'electron-stand-in';

/** @param preload text of `out/preload/index.cjs`. @returns the init script. */
export function preloadScript(preload: string): string {
  return `(() => {
  const invoke = globalThis[${JSON.stringify(INVOKE_BINDING)}];
  delete globalThis[${JSON.stringify(INVOKE_BINDING)}];
  if (window.top !== window) return;
  const listeners = new Map();
  const files = [];
  Object.defineProperty(globalThis, Symbol.for(${JSON.stringify(RECEIVER)}), {
    value: {
      files,
      receive(channel, args) {
        for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
      },
    },
  });
  // Electron answers window.open with null once the shell has refused the window.
  window.open = (url) => {
    void invoke({ windowOpen: String(url ?? '') });
    return null;
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld(name, api) {
        Object.defineProperty(globalThis, name, { value: Object.freeze({ ...api }), enumerable: true });
      },
    },
    ipcRenderer: {
      async invoke(channel, ...args) {
        const answer = await invoke({ channel, args });
        if ('error' in answer) throw new Error(answer.error);
        return answer.json === undefined ? undefined : JSON.parse(answer.json);
      },
      on(channel, listener) {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
      removeListener(channel, listener) {
        listeners.set(channel, (listeners.get(channel) ?? []).filter((known) => known !== listener));
      },
    },
    // A page cannot know paths; the shell asks the browser for the file of this number.
    webUtils: { getPathForFile: (file) => 'stand-in-file:' + (files.push(file) - 1) },
  };
  const require = (name) => {
    if (name === 'electron') return electron;
    throw new Error('a sandboxed preload may not require ' + name);
  };
  const module = { exports: {} };
  ((require, module, exports) => {
${preload}
  })(require, module, module.exports);
})();`;
}
