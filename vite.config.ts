import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './commands/chromium.ts';

const chromiumPath = findChromium();
const root = fileURLToPath(new URL('.', import.meta.url));
const web = fileURLToPath(new URL('web', import.meta.url));

export default defineConfig({
  root: web,
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // light-dark(), popover and :has() without fallbacks.
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // The content security policy allows no inline script and no data: font.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  // Host and Origin reach the server as the browser sent them, which it compares.
  server: {
    proxy: { '/api': { target: `http://127.0.0.1:${process.env['PORT'] ?? 8080}`, changeOrigin: false } },
  },
  test: {
    projects: [
      {
        test: {
          name: 'server',
          root,
          environment: 'node',
          include: ['server/**/*.test.ts'],
          globalSetup: [join(root, 'server/testing/provide-postgres.ts')],
          // Half of them wait for real time, so two share two cores well; a busy machine takes its time.
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'house',
          root,
          environment: 'node',
          include: ['commands/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        // Named here so that a first run does not reload half-way through to bundle them.
        optimizeDeps: {
          include: [
            'react-dom/client',
            'react-router',
            '@tanstack/react-query',
            '@tanstack/react-virtual',
            'lucide-react',
            'uqr',
            'zod/mini',
          ],
        },
        test: {
          name: 'web',
          root: web,
          include: ['src/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({
              launchOptions: {
                ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
                args: CHROMIUM_FLAGS,
              },
              contextOptions: { timezoneId: 'Europe/Berlin', locale: 'en-IN' },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
