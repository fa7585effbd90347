import type { FaultSpec } from '../sandbox/faults/fault-spec.ts';
import type { CancelPlay, CancelRead, Row } from './fault-matrix-row.ts';
import { accepted, cancelRead, shown, told, unclear, unknown } from './fault-outcomes.ts';

/** Later than an answer may take, sooner than the end of the quiet period. */
export const WITHIN_Q_MS = 3000;

type Proof = Pick<CancelRead, 'attempts' | 'because'>;
const YES: Proof = { attempts: ['accepted'], because: /^InstantPay accepted the cancel$/ };
const LOST: Proof = {
  attempts: ['unknown'],
  because: /connection broke before InstantPay’s answer reached us/,
};
const lost = (effect: FaultSpec['effect'], more: Omit<CancelPlay, 'cancel'>): CancelPlay => ({
  cancel: { fault: 'reset-after-request', effect: effect ?? 'never' },
  ...more,
});
const played = (fault: FaultSpec['fault'], effect: FaultSpec['effect']): CancelPlay => ({
  cancel: { fault, effect: effect ?? 'never' },
});

const LIE: FaultSpec = { fault: 'flap', count: 1 };

/** Answers that are well-formed and do not tell the truth, or not yet. */
export const ROWS_OF_TRUTH: readonly Row[] = [
  {
    row: 32,
    fault: 'TUP then effect, or never',
    variants: [
      {
        ...{ name: 'TUP', play: { fault: 'tup-then-effect' } },
        ...unclear(/gave no clear answer: "Transaction Under Process" \(TUP\)/),
        ...unknown(/^InstantPay has it under process: "Transaction Under Process" \(TUP\)$/),
      },
    ],
  },
  {
    row: 33,
    fault: 'TXN but Track says live',
    variants: [
      {
        ...{ name: 'TXN', play: { fault: 'txn-no-effect' } },
        ...{ ...shown, notify: accepted.notify },
        cancel: cancelRead(
          YES,
          told(['Not confirmed', 'Cancelled'], 'CANCELLED', {
            ...played('txn-no-effect', 'before'),
            thenTrack: { fault: 'answer', set: { 'data.status': 'ISSUED' }, count: 3 },
          }),
          told(['Not confirmed', 'Cancelled'], 'CANCELLED', played('txn-no-effect', WITHIN_Q_MS)),
          told(['Not confirmed', 'Ask InstantPay'], 'ISSUED', played('txn-no-effect', 'never')),
        ),
      },
    ],
  },
  {
    row: 34,
    fault: 'Track flaps',
    variants: [
      {
        ...{ name: 'every other answer', play: { fault: 'flap', status: 'PROCESSING' } },
        ...{ track: { shown: 'PROCESSING', requests: 1 }, list: { shown: 'PROCESSING', requests: 1 } },
        notify: accepted.notify,
        cancel: cancelRead(
          LOST,
          // The first Track after the Cancel shows it open although it is cancelled.
          told(['Not confirmed', 'Cancelled'], 'CANCELLED', lost('before', { thenTrack: { fault: 'flap' } })),
          told(
            ['Not confirmed', 'Cancelled'],
            'CANCELLED',
            lost(WITHIN_Q_MS, { thenTrack: { fault: 'flap', status: 'PROCESSING' } }),
          ),
          told(
            ['Not confirmed', 'Not cancelled, open'],
            'ISSUED',
            lost('never', { thenTrack: { fault: 'flap', status: 'PROCESSING', count: 3 } }),
          ),
        ),
      },
      {
        ...{
          name: 'says once that it is cancelled',
          play: { fault: 'flap', status: 'PROCESSING', count: 1 },
        },
        ...{ track: { shown: 'PROCESSING', requests: 1 }, list: { shown: 'PROCESSING', requests: 1 } },
        notify: accepted.notify,
        cancel: cancelRead(
          LOST,
          told(['Cancelled', 'Cancelled'], 'CANCELLED', lost('before', {})),
          {
            ...told(['Cancelled', 'Cancelled'], 'CANCELLED', lost(WITHIN_Q_MS, { thenTrack: LIE })),
            trackLies: true,
          },
          // What was told as cancelled is taken back as soon as a look, and one more, contradict it.
          {
            ...told(['Cancelled', 'Cancelled'], 'ISSUED', lost('never', { thenTrack: LIE })),
            ...{ trackLies: true, afterAll: 'Ask InstantPay' },
          },
        ),
      },
    ],
  },
  {
    row: 35,
    fault: 'effect later than promised',
    variants: [
      {
        ...{ name: 'later', play: { fault: 'late-effect' } },
        ...{ ...shown, notify: accepted.notify },
        cancel: cancelRead(
          YES,
          told(['Not confirmed', 'Cancelled'], 'CANCELLED', played('late-effect', WITHIN_Q_MS)),
          // Long after the quiet period: it was InstantPay's to explain by then, and the next look settles it.
          {
            ...told(['Not confirmed', 'Ask InstantPay'], 'CANCELLED', played('late-effect', 'never')),
            afterAll: 'Cancelled',
          },
          told(['Not confirmed', 'Ask InstantPay'], 'ISSUED', played('late-effect', 'never')),
        ),
      },
      {
        ...{ name: 'later than the quiet period, the answer lost', play: { fault: 'late-effect' } },
        ...{ ...shown, notify: accepted.notify },
        cancel: cancelRead(
          LOST,
          told(['Not confirmed', 'Cancelled'], 'CANCELLED', lost(WITHIN_Q_MS, {})),
          {
            ...told(['Not confirmed', 'Not cancelled, open'], 'CANCELLED', lost('never', {})),
            afterAll: 'Cancelled later than reported',
          },
          told(['Not confirmed', 'Not cancelled, open'], 'ISSUED', lost('never', {})),
        ),
      },
    ],
  },
  {
    row: 36,
    fault: 'claim wins',
    variants: [
      {
        ...{ name: 'before, during, or not after all', play: { fault: 'claim-wins' } },
        ...shown,
        notify: {
          ...accepted.notify,
          happened: {
            state: 'not-sent',
            sentence: /^Not resent\. InstantPay refused: .+CLAIMED/,
            received: 1,
          },
        },
        cancel: {
          ...cancelRead(
            LOST,
            told(['Not cancelled, claimed', 'Not cancelled, claimed'], 'CLAIMED', lost('claim', {})),
            told(
              ['Not confirmed', 'Not cancelled, claimed'],
              'CLAIMED',
              lost('never', { thenLink: { steps: [{ afterMs: WITHIN_Q_MS, status: 'CLAIMED' }] } }),
            ),
            // A claim is under way and the bank refuses it.
            told(
              ['Not confirmed', 'Not cancelled, open'],
              'ISSUED',
              lost('never', {
                thenLink: { status: 'PROCESSING', steps: [{ afterMs: WITHIN_Q_MS, status: 'ISSUED' }] },
              }),
            ),
          ),
        },
      },
    ],
  },
  {
    row: 37,
    fault: 'invalid UTF-8, RTL, zalgo',
    variants: [
      {
        ...{ name: 'invalid UTF-8', play: { fault: 'weird-text' } },
        ...unclear(/was not valid JSON/),
        ...unknown(/was not valid JSON \(HTTP 200\)$/),
      },
      {
        name: 'RTL and zalgo',
        play: {
          fault: 'weird-text',
          text: '\u202Eevil\u202C Z\u0351\u036B\u0343\u036A\u0302algo \uFEFF\u0000 <b>',
        },
        ...shown,
        ...accepted,
      },
    ],
  },
  {
    row: 38,
    fault: 'our secret echoed back',
    variants: [{ name: 'in every text', play: { fault: 'echo-secret' }, ...shown, ...accepted }],
  },
];
