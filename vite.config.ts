import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

/** `MINH_CHUNG_OUT` lets two builds stand side by side. */
const out = process.env.MINH_CHUNG_OUT ?? resolve(import.meta.dirname, 'out');
const nodeBuiltins = [...builtinModules, ...builtinModules.map(name => `node:${name}`)];

const renderer: UserConfig = {
  root: resolve(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  // Mantine and ProseMirror are large; one offline application needs no smaller pieces.
  build: {
    outDir: `${out}/renderer`,
    emptyOutDir: true,
    target: 'chrome130',
    chunkSizeWarningLimit: 4_000,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
};

function node(outDir: string, entries: Record<string, string>, format: 'es' | 'cjs'): UserConfig {
  return {
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node20',
      ssr: true,
      minify: false,
      rolldownOptions: {
        input: entries,
        external: ['electron', /^@myriaddreamin\//, ...nodeBuiltins],
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
    ssr: { noExternal: true, external: ['electron', '@myriaddreamin/typst-ts-node-compiler'] },
  };
}

/** One file for the page and its workers, the main process with the browser host, and the preload: `--mode` says which. */
export default defineConfig(({ mode }) => {
  if (mode === 'main') {
    const entries = {
      main: 'electron/main.ts',
      browserHost: 'electron/browserHost/main.ts',
      pdfWorker: 'electron/services/pdfWorker.ts',
      cli: 'electron/cli/main.ts',
    };
    return node(`${out}/main`, entries, 'es');
  }
  if (mode === 'preload') return node(`${out}/preload`, { preload: 'electron/preload.ts' }, 'cjs');
  return renderer;
});
