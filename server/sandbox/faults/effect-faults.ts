import { changeFields } from './change-fields.ts';
import { jsonReply, type Fault } from './exchange.ts';

/** `TUP`; whether and when the effect comes is the spec's `effect`. */
export const underProcess: Fault = ({ envelope }) =>
  jsonReply({ ...envelope, statuscode: 'TUP', status: 'Transaction Under Process', data: null });

/** Says yes to a cancel or notification whatever was decided. */
export const saysYes: Fault = ({ envelope, call }) => {
  if (call === 'cancel')
    return jsonReply({ ...envelope, statuscode: 'TXN', status: 'Link Cancelled Successfully' });
  if (call !== 'notify') return jsonReply(envelope);
  const sent = 'Notification Link Sent To *******742 and ******@instantpay.in';
  return jsonReply({ ...envelope, statuscode: 'TXN', status: sent });
};

/** The honest answer; only the effect is not what one would think. */
export const honest: Fault = ({ envelope }) => jsonReply(envelope);

/** Every other answer, beginning with the first, shows another state than the true one. */
export const flap: Fault = ({ envelope, call, fault, use }) => {
  if (use % 2 === 1 || (call !== 'track' && call !== 'list')) return jsonReply(envelope);
  const text = JSON.stringify(envelope);
  const other = fault.status ?? (text.includes('"status":"ISSUED"') ? 'CANCELLED' : 'ISSUED');
  return jsonReply(
    changeFields(envelope, { [call === 'track' ? 'data.status' : 'data.records.*.status']: other }),
  );
};
