import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/**
 * One logger, JSON lines in UTC. It is only ever given route patterns, codes, ids and times;
 * the redaction below is the second line of defence, not the first.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: [
      'cookie',
      'authorization',
      '*.cookie',
      '*.authorization',
      '*.set-cookie',
      '*.x-ipay-client-secret',
    ],
    serializers: { err: errorFacts },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Name, code and our own stack frames. A message can carry a provider's or a person's text, so it stays out. */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    name: error.name,
    code: 'code' in error ? String(error.code) : undefined,
    stack: frames.slice(0, 8).map((line) => line.trim()),
  };
}
