import { buildWeb } from './build-web.ts';

// `npm start`: the built web app and the server, in this very process, so that signals reach the server.
const { ok, output } = await buildWeb();
if (!ok) {
  console.error(`${output}\nThe web app could not be built.`);
  process.exit(1);
}
process.env['NODE_ENV'] ??= 'production';
await import('../server/src/main.ts');
