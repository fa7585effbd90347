import type { Endpoint, InputOf, OutputOf } from '@linkdesk/server/contract/endpoint';
import { Problem } from '@linkdesk/server/contract/problem';
import { ApiError } from './api-error.ts';
import { isSomebodyThere } from './human-acts.ts';
import { learnServerTime } from './server-clock.ts';

type AnyInput = {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
  idempotencyKey?: string;
};

/** Longer than the server may take over a read; after it, no answer will come. */
const READ_DEADLINE_MS = 45_000;

/** The only fetch of the app: sends what an endpoint takes, returns what it promises, throws ApiError otherwise. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  signal?: AbortSignal,
): Promise<OutputOf<E>> {
  const response = await send(endpoint, input as AnyInput, signal);
  learnServerTime(response);
  const body = await readJson(response);
  if (!response.ok) throw problemOf(body, response);
  const output = endpoint.output.safeParse(body);
  if (output.success) return output.data as OutputOf<E>;
  throw unreadable(output.error);
}

async function send(endpoint: Endpoint, input: AnyInput, signal?: AbortSignal): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json' });
  if (endpoint.method === 'POST') headers.set('Content-Type', 'application/json');
  if (input.idempotencyKey) headers.set('Idempotency-Key', input.idempotencyKey);
  if (!isSomebodyThere()) headers.set('X-Linkdesk-Automatic', '1');
  try {
    return await fetch(addressOf(endpoint.path, input), {
      method: endpoint.method,
      headers,
      ...(endpoint.method === 'POST' && { body: JSON.stringify(input.body ?? {}) }),
      signal: deadlineOf(endpoint, signal),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw unreachable(cause);
  }
}

/** A write waits as long as it takes: given up early, its outcome would be in doubt. */
function deadlineOf({ method }: Endpoint, signal?: AbortSignal): AbortSignal | null {
  if (method === 'POST') return signal ?? null;
  const deadline = AbortSignal.timeout(READ_DEADLINE_MS);
  return signal ? AbortSignal.any([signal, deadline]) : deadline;
}

function addressOf(path: string, { params = {}, query = {} }: AnyInput): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value);
  return search.size ? `${filled}?${search}` : filled;
}

async function readJson(response: Response): Promise<unknown> {
  let text;
  try {
    text = await response.text();
  } catch (cause) {
    throw unreachable(cause);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(cause);
  }
}

function problemOf(body: unknown, response: Response): ApiError {
  const problem = Problem.safeParse(body);
  if (!problem.success) return unreadable(new Error(`HTTP ${response.status}`, { cause: problem.error }));
  const { code, detail, type: _type, title: _title, status: _status, ...extras } = problem.data;
  return new ApiError(code, detail, { ...extras, ...retryAfterOf(response) });
}

function retryAfterOf({ headers }: Response): { retryAfterS?: number } {
  const seconds = Number.parseInt(headers.get('Retry-After') ?? '', 10);
  return Number.isNaN(seconds) ? {} : { retryAfterS: seconds };
}

function unreachable(cause: unknown): ApiError {
  const detail = navigator.onLine
    ? 'Linkdesk could not be reached. Check your connection and try again.'
    : 'You are offline. Linkdesk cannot be reached until you are connected again.';
  return new ApiError('unreachable', detail, {}, cause);
}

function unreadable(cause: unknown): ApiError {
  const detail =
    'This page could not read Linkdesk’s answer. Reload the page; it may be older than the server.';
  return new ApiError('unreadable', detail, {}, cause);
}
