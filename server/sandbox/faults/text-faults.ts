import { changeFields } from './change-fields.ts';
import { jsonReply, textReply, type Fault } from './exchange.ts';

const MARK = 'here-come-bytes';
const NOT_UTF8 = Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80]);
/** Right-to-left override, zalgo, a byte order mark, NUL, markup and a formula. */
const WEIRD = `\u202Eevil\u202C Z\u0351\u036B\u0343\u036A\u0302\u0346\u034Dalgo \uFEFF\u0000 <img src=x onerror=alert(1)> =1+1`;

/** Odd text wherever the provider's words reach a person; bytes that are no UTF-8 among it. */
export const weirdText: Fault = ({ envelope, fault }) => {
  const text = fault.text ?? `${WEIRD} ${MARK}`;
  const changed = changeFields(envelope, {
    status: text,
    'data.linkActivity.*.status': text,
    'data.records.*.description': text,
    'data.records.*.contactDetails.name': text,
  });
  const pieces = JSON.stringify(changed)
    .split(MARK)
    .flatMap((piece, i) => (i === 0 ? [Buffer.from(piece)] : [NOT_UTF8, Buffer.from(piece)]));
  return textReply(Buffer.concat(pieces));
};

/** Our own credentials come back in a header and in every text. */
export const echoSecret: Fault = ({ envelope, credentials: { clientId, clientSecret } }) => {
  const text = `Request of ${clientId} with secret ${clientSecret}`;
  const changed = changeFields(envelope, {
    status: text,
    ipay_uuid: clientSecret,
    'data.linkActivity.*.status': text,
    'data.records.*.description': text,
  });
  return jsonReply(changed, 200, { 'x-echo': clientSecret });
};
