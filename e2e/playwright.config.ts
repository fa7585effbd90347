import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../commands/chromium.ts';

const executablePath = findChromium();

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] === 'true',
  retries: 0,
  workers: 2,
  // A slow machine is no defect; what may not take long is measured where it is promised.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    browserName: 'chromium',
    locale: 'en-IN',
    // People sit anywhere; the desk speaks IST.
    timezoneId: 'Europe/Berlin',
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath === undefined ? {} : { executablePath }) },
  },
});
