import { runInView } from './run.ts';

// `npm run dev`: the server restarts and the page reloads when their files change. People open Vite's port, which
// hands /api on to PORT.
const { WEB_PORT = '5173', PORT = '8080' } = process.env;
const env = { PORT, PUBLIC_URL: `http://localhost:${WEB_PORT}` };
const children = [
  runInView('node', ['--watch', '--watch-preserve-output', 'server/src/main.ts'], { env }),
  runInView('vite', ['--port', WEB_PORT, '--strictPort'], { env }),
];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}
for (const child of children) {
  child.once('exit', (code) => {
    for (const other of children) other.kill();
    process.exitCode ??= code ?? 0;
  });
}
