import { jsonReply, textReply, type Fault } from './exchange.ts';

export const truncatedJson: Fault = ({ envelope }) => textReply(JSON.stringify(envelope).slice(0, -20));

export const HTML_PAGE = '<!doctype html><html><body><h1>Service temporarily unavailable</h1></body></html>';

export const html200: Fault = () => textReply(HTML_PAGE, 200, { 'content-type': 'text/html; charset=UTF-8' });

/** Whole and honest, but called text. */
export const wrongContentType: Fault = ({ envelope }) =>
  jsonReply(envelope, 200, { 'content-type': 'text/plain' });

export const noContentType: Fault = ({ envelope }) => ({ ...jsonReply(envelope), headers: {} });

export const empty200: Fault = () => textReply('');

export const empty204: Fault = () => ({ httpStatus: 204, headers: {}, body: Buffer.alloc(0) });
