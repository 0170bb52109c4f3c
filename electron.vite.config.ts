/** Builds main, engine, command line and export worker (ES modules for Node), preload (one CommonJS file) and the page. */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rollupOptions: {
        input: {
          index: resolve(here, 'electron/main/index.ts'),
          engine: resolve(here, 'electron/engine/index.ts'),
          cli: resolve(here, 'electron/cli/index.ts'),
          'export-worker': resolve(here, 'electron/core/export/worker.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: resolve(here, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'renderer'),
    base: './',
    plugins: [react()],
    // The reader of PDFs works in a thread of its own, built from our folder like every script of the page.
    worker: { format: 'es' },
    build: {
      outDir: resolve(here, 'out/renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: resolve(here, 'renderer/index.html') } },
    },
  },
});
