import { runInView } from './run.ts';

// `npm run dev`: the server restarts and the page reloads when their files change.
const children = [
  runInView('node', ['--watch', '--watch-preserve-output', 'server/src/main.ts']),
  runInView('vite', []),
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
