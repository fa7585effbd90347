import { vi } from 'vitest';

export type Received = { method: string; path: string; headers: Headers; body: unknown };

/** Stands where the server would: each request gets the next answer, the last one again and again. */
export function answerWith(...answers: (() => Response | Promise<Response>)[]): Received[] {
  const received: Received[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const answer = answers[Math.min(received.length, answers.length - 1)];
    received.push({
      method: init.method ?? 'GET',
      path,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
    });
    return answer?.() ?? new Response(null, { status: 500 });
  });
  return received;
}

/** Stands where the server would: each request is answered by what it asks for, as long as the page lives. */
export function answerEach(answer: (request: Received) => Response | Promise<Response>): Received[] {
  const received: Received[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const request = {
      method: init.method ?? 'GET',
      path,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
    };
    received.push(request);
    return answer(request);
  });
  return received;
}

export function json(body: unknown, status = 200): () => Response {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

export function problem(status: number, code: string, extras: object = {}): () => Response {
  const body = {
    type: 'about:blank',
    title: code,
    status,
    detail: `In words: ${code}.`,
    code,
    requestId: 'r-1',
  };
  return json({ ...body, ...extras }, status);
}

/** The connection breaks before an answer. */
export function broken(): Response {
  throw new TypeError('Failed to fetch');
}
