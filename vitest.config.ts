import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS, chromiumPath } from './build/chromium.mjs';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        optimizeDeps: {
          include: [
            'react',
            'react-dom/client',
            'dexie',
            'yjs',
            'zod',
            'hash-wasm',
            'cborg',
            'docx',
            'fflate',
            'file-type',
            'pdf-lib',
            '@pdf-lib/fontkit',
            'age-encryption',
            '@noble/curves/ed25519.js',
            '@noble/hashes/sha2.js',
            '@noble/hashes/hmac.js',
            '@noble/hashes/hkdf.js',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: await chromiumPath(), args: CHROMIUM_ARGS } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        // Drives the built application from outside: Electron and Chromium, as a person would.
        test: {
          name: 'hosts',
          include: ['tests/desktop/**/*.test.ts'],
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
