import { buildWeb } from './build-web.ts';

// `npm run prove`: the servers under proof serve what was built.
const { ok, output } = await buildWeb();
if (!ok) {
  console.error(`${output}\nThe web app could not be built.`);
  process.exit(1);
}
await import('../server/proof/prove.ts');
