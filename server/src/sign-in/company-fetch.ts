import type { CustomFetch } from 'openid-client';
import { CompanyRefused } from './company-refused.ts';

/** Several times the key sets and the tokens with hundreds of groups that are in use. */
const MAX_ANSWER_BYTES = 262_144;

/**
 * How the identity provider is spoken to: https only (an issuer on this machine also speaks plainly for itself), no
 * redirects, answers of a bounded size. How long an exchange may take comes with its `signal`, which covers the body.
 */
export function companyFetch(issuer: string): CustomFetch {
  const { origin } = new URL(issuer);
  return async (url, { body, headers, method, signal }) => {
    const to = new URL(url);
    if (to.protocol !== 'https:' && to.origin !== origin) throw new CompanyRefused('failed', 'not-https');
    const response = await fetch(to, {
      // A form is all that this protocol sends.
      ...{ method, redirect: 'manual', body: body instanceof URLSearchParams ? body : null },
      signal: signal ?? null,
      headers: { ...headers, 'accept-encoding': 'identity' },
    }).catch(unreachable);
    const answer = await readBounded(response);
    const type = response.headers.get('content-type');
    // Nothing else of the answer is needed, so nothing else can be believed.
    return new Response(answer, {
      status: response.status,
      headers: type === null ? {} : { 'content-type': type },
    });
  };
}

async function readBounded({ body }: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body === null) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body as ReadableStream<Uint8Array>) {
      size += chunk.length;
      // Leaving the loop ends the connection.
      if (size > MAX_ANSWER_BYTES) throw new CompanyRefused('failed', 'answer-too-large');
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof CompanyRefused) throw error;
    return unreachable(error);
  }
  return size === 0 ? null : Buffer.concat(chunks);
}

function unreachable(error: unknown): never {
  const isLate = error instanceof DOMException && error.name === 'TimeoutError';
  throw new CompanyRefused('unreachable', isLate ? 'too-slow' : 'unreachable');
}
