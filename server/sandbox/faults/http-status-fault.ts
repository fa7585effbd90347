import { jsonReply, textReply, type Fault } from './exchange.ts';
import { HTML_PAGE } from './unreadable-faults.ts';

/** Any HTTP status, with an envelope that fits it or with a page. */
export const httpStatus: Fault = ({ envelope, fault }) => {
  const code = fault.httpStatus ?? 500;
  const headers: Record<string, string> = {};
  if (fault.retryAfter !== undefined) headers['retry-after'] = fault.retryAfter;
  if (code >= 300 && code < 400) headers['location'] = fault.location ?? '/payments/payout/link/moved';
  if (fault.body === 'html') return textReply(HTML_PAGE, code, { ...headers, 'content-type': 'text/html' });
  const [statuscode, status] = WORDS[code] ?? ['ERR', 'Provider failure'];
  const words = { statuscode: fault.statuscode ?? statuscode, status: fault.status ?? status };
  return jsonReply({ ...envelope, ...words, data: fault.data ?? null }, code, headers);
};

const WORDS: Record<number, [string, string]> = {
  401: ['IAC', 'Invalid Credentials'],
  403: ['UAD', 'Access denied for this IP address'],
  404: ['OUE', 'Unknown method'],
  429: ['UED', 'Too many requests'],
  500: ['ISE', 'System error'],
  502: ['SPE', 'Provider error'],
  503: ['SPD', 'Provider downtime'],
};
