import type { Dispatcher } from 'undici';

/** What was observed on the wire, and nothing of what it means. */
export type Exchange =
  | {
      kind: 'no-connection';
      trouble: 'refused' | 'not-found' | 'unreachable' | 'bad-certificate' | 'timeout';
    }
  | { kind: 'held-back' }
  | { kind: 'no-answer'; how: 'broken' | 'timeout' | 'malformed' | 'too-large' }
  | { kind: 'answer'; status: number; headers: AnswerHeaders; body: Buffer };

export type AnswerHeaders = Record<string, string | string[] | undefined>;

export type ProviderRequest = {
  method: 'GET' | 'POST';
  path: string;
  /** Names and values in turn, in the order of the wire. */
  headers: string[];
  body: string | null;
};

export type ExchangeLimits = {
  /** Everything together: connecting, sending, and the last byte of the answer. */
  deadlineMs: number;
  maxBytes: number;
  /** Asked last, in the same tick in which the bytes are written. */
  mayStillSend: () => boolean;
  /** The TCP or TLS handshake had completed, so that nothing proves any more that nothing was sent. */
  wasConnected: () => boolean;
};

/** A provider that keeps saying `100 Continue` is not answering; more than this many is malformed. */
const MAX_INTERIM_ANSWERS = 8;

/** The largest honest answer comes in under a thousand; each piece, however small, costs memory and time. */
const MAX_PIECES = 5000;

/** Sends one request once and tells what came back. Never throws, never waits past its deadline. */
export function exchange(
  dispatcher: Dispatcher,
  request: ProviderRequest,
  limits: ExchangeLimits,
): Promise<Exchange> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | null = null;
    let isSettled = false;
    let hasStarted = false;
    let interim = 0;
    let size = 0;
    let status = 0;
    let headers: AnswerHeaders = {};
    const chunks: Buffer[] = [];

    const settle = (outcome: Exchange) => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(deadline);
      resolve(outcome);
      if (outcome.kind !== 'answer') controller?.abort(new Error('given up'));
    };
    const isConnected = () => hasStarted || limits.wasConnected();
    const fail = (code: string) => {
      settle(
        isConnected()
          ? { kind: 'no-answer', how: howItBroke(code) }
          : { kind: 'no-connection', trouble: connectTrouble(code) },
      );
    };
    const deadline = setTimeout(() => {
      settle(
        isConnected() ? { kind: 'no-answer', how: 'timeout' } : { kind: 'no-connection', trouble: 'timeout' },
      );
    }, limits.deadlineMs);

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(starting) {
        controller = starting;
        if (isSettled) return starting.abort(new Error('given up'));
        if (!isAllowed(limits.mayStillSend)) return settle({ kind: 'held-back' });
        hasStarted = true;
      },
      onResponseStart(_, statusCode, answerHeaders) {
        if (statusCode < 200) {
          if (++interim > MAX_INTERIM_ANSWERS) settle({ kind: 'no-answer', how: 'malformed' });
          return;
        }
        status = statusCode;
        headers = answerHeaders;
      },
      onResponseData(_, chunk) {
        size += chunk.length;
        if (size > limits.maxBytes) settle({ kind: 'no-answer', how: 'too-large' });
        else if (chunks.push(chunk) > MAX_PIECES) settle({ kind: 'no-answer', how: 'malformed' });
      },
      onResponseEnd() {
        settle({ kind: 'answer', status, headers, body: Buffer.concat(chunks, size) });
      },
      onResponseError(_, error) {
        fail(codeOf(error));
      },
    };
    try {
      dispatcher.dispatch(request, handler);
    } catch {
      fail('not dispatched');
    }
  });
}

function isAllowed(mayStillSend: () => boolean): boolean {
  try {
    return mayStillSend();
  } catch {
    return false;
  }
}

function codeOf(error: Error): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = first instanceof Error && 'code' in first ? first.code : null;
  return typeof code === 'string' ? code : error.name;
}

function connectTrouble(code: string): Extract<Exchange, { kind: 'no-connection' }>['trouble'] {
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'not-found';
  if (code === 'ETIMEDOUT' || code === 'UND_ERR_CONNECT_TIMEOUT') return 'timeout';
  return /CERT|SIGNED|ISSUER|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME/.test(code)
    ? 'bad-certificate'
    : 'unreachable';
}

function howItBroke(code: string): Extract<Exchange, { kind: 'no-answer' }>['how'] {
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') return 'timeout';
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' || code === 'UND_ERR_HEADERS_OVERFLOW') return 'too-large';
  // Both framings in one answer; undici believes the chunks and finds the length wrong.
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return 'malformed';
  return code.startsWith('HPE_') || code === 'HTTPParserError' ? 'malformed' : 'broken';
}
