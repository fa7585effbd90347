import { buildWeb } from './build-web.ts';
import { provideChromium } from './chromium.ts';
import { runInView } from './run.ts';

// `npm run e2e -- <filter>`: the journeys alone, against a fresh build.
const { ok, output } = await buildWeb();
if (!ok) {
  console.error(`${output}\nThe web app could not be built.`);
  process.exit(1);
}
const chromium = await provideChromium();
runInView('playwright', ['test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)], {
  env: chromium === undefined ? {} : { CHROMIUM_PATH: chromium },
}).once('exit', (code) => {
  process.exitCode = code ?? 1;
});
