import type { CancelOutcome, CancelPlay, CancelRead, NotifyRead, Read } from './fault-matrix-row.ts';

/** The words of the table in fault-expectations.ts, each written by hand once. */

/** The one fault that needs a connection which has carried a request. */
export const REUSED = 'reset when reused';

type Both = { cancel: CancelRead; notify: NotifyRead };
type Reads = { track: Read; list: Read };

export function reads(
  problem: Extract<Read, { problem: unknown }>['problem'],
  sentence: RegExp,
  requests: number,
): Reads {
  return { track: { problem, sentence, requests }, list: { problem, sentence, requests } };
}

export const unclear = (sentence: RegExp): Reads => reads('provider-unclear', sentence, 1);

/** Asked three times: once, and repeated at most twice. */
export const brokenReads = reads('provider-unreachable', /connection broke/, 3);
/** A repetition that would end later than twice the time of one read is not begun. */
export const slowReads = reads('provider-unreachable', /did not answer in time/, 2);

export const shown: Reads = {
  track: { shown: 'the truth', requests: 1 },
  list: { shown: 'the truth', requests: 1 },
};

/** Only these three may stand where nobody knows whether the provider acted. */
const HAPPENED: CancelOutcome = { atOnce: 'Cancelled', finally: 'Cancelled', truth: 'CANCELLED' };
const WILL: CancelOutcome = { atOnce: 'Not confirmed', finally: 'Cancelled', truth: 'CANCELLED' };
const NEVER: CancelOutcome = { atOnce: 'Not confirmed', finally: 'Not cancelled, open', truth: 'ISSUED' };

export function unknown(because: RegExp): Both {
  return {
    cancel: {
      ...{ attempts: ['unknown'], because, received: 1 },
      ...{ happened: HAPPENED, 'will happen': WILL, never: NEVER },
    },
    notify: {
      ...{ state: 'not-confirmed', received: 1, takesEffect: 'as the truth' },
      sentence: /^Not confirmed\. The message may or may not have gone\. Ask the caller before resending\.$/,
    },
  };
}

/** The connection broke off before the request was read: we cannot know that, and the link stays as it was. */
export function unknownAndNotReceived(because: RegExp): Both {
  const { cancel, notify } = unknown(because);
  return {
    cancel: { ...cancel, received: 0, happened: NEVER, 'will happen': NEVER },
    notify: { ...notify, received: 0, takesEffect: 'never' },
  };
}

/** It says yes. What never happens after a yes only InstantPay can explain. */
export const accepted: Both = {
  cancel: {
    ...{ attempts: ['accepted'], because: /^InstantPay accepted the cancel$/, received: 1 },
    ...{ happened: HAPPENED, 'will happen': WILL, never: { ...NEVER, finally: 'Ask InstantPay' } },
  },
  notify: {
    ...{ state: 'sent', received: 1, takesEffect: 'as the truth' },
    sentence: /^InstantPay says: “.+”\. It does not report delivery\.$/s,
  },
};

/** A fresh connection has carried nothing before, so a stale one cannot be met: the write is simply done. */
export const cannotExist: Both = {
  cancel: { ...accepted.cancel, 'will happen': HAPPENED, never: HAPPENED },
  notify: { ...accepted.notify, takesEffect: 'always' },
};

/** Nothing reached the provider: the same cancel is tried three times, a resend once. */
export function notSent(because: RegExp): Both {
  const open: CancelOutcome = {
    ...{ atOnce: 'Not cancelled, open', finally: 'Not cancelled, open', truth: 'ISSUED' },
  };
  return {
    cancel: {
      ...{ attempts: ['not-sent', 'not-sent', 'not-sent'], because, received: 0 },
      ...{ happened: open, 'will happen': open, never: open },
    },
    notify: { state: 'not-sent', sentence: NOT_RESENT, received: 0, takesEffect: 'never' },
  };
}

const NOT_RESENT = /^Not resent\. .+ the request was not sent\.$/;

/**
 * A listed refusal. A provider that refuses and acts all the same breaks its own word; the Track right after it,
 * or the next look, says so in the words made for that.
 */
export function refused(because: RegExp): Both {
  const late = 'Cancelled later than reported';
  return {
    cancel: {
      ...{ attempts: ['refused'], because, received: 1 },
      happened: { atOnce: late, finally: late, truth: 'CANCELLED' },
      'will happen': {
        ...{ atOnce: 'Not cancelled, open', finally: 'Not cancelled, open', truth: 'CANCELLED' },
        afterAll: late,
      },
      never: { atOnce: 'Not cancelled, open', finally: 'Not cancelled, open', truth: 'ISSUED' },
    },
    notify: {
      ...{ state: 'not-sent', received: 1, takesEffect: 'as the truth' },
      sentence: /^Not resent\. InstantPay refused: .+\.$/,
    },
  };
}

/** A cancel whose truths are played and told each in its own way. */
export function cancelRead(
  proof: Pick<CancelRead, 'attempts' | 'because'>,
  happened: CancelOutcome,
  will: CancelOutcome,
  never: CancelOutcome,
): CancelRead {
  return { ...proof, received: 1, happened, 'will happen': will, never };
}

export function told(
  words: [atOnce: CancelOutcome['atOnce'], last: CancelOutcome['finally']],
  truth: CancelOutcome['truth'],
  play: CancelPlay,
): CancelOutcome {
  return { atOnce: words[0], finally: words[1], truth, play };
}
