import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const web = fileURLToPath(new URL('web', import.meta.url));

export default defineConfig({
  root: web,
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    // The content security policy allows no inline script and no data: font.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
  test: {
    projects: [
      {
        test: { name: 'server', root, environment: 'node', include: ['server/**/*.test.ts'] },
      },
      {
        extends: true,
        // Named here so that a first run does not reload half-way through to bundle them.
        optimizeDeps: {
          include: ['react-dom/client', 'react-router', '@tanstack/react-query', 'lucide-react', 'zod/mini'],
        },
        test: {
          name: 'web',
          root: web,
          include: ['src/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
                // Chromium refuses its sandbox to root.
                args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
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
