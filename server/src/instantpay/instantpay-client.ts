import { Failure } from '../failure.ts';
import { judgeWrite, notSent } from './cancel-verdict.ts';
import { connectionsTo, READS_AT_ONCE } from './connections.ts';
import type { Envelope } from './envelope.ts';
import type { ProviderRequest } from './exchange.ts';
import { readListedData, readTrackedData, UnclearData } from './instantpay-messages.ts';
import type { CallRecord, InstantPaySettings } from './instantpay-settings.ts';
import type { CallFor, InstantPay, WriteVerdict } from './instantpay.ts';
import { createPatientReads } from './patient-reads.ts';
import { createProviderRate } from './provider-rate.ts';
import { isEndpointIp, isLinkId, providerRequests } from './provider-requests.ts';
import { hideSecrets } from './provider-text.ts';
import { successfulEnvelope } from './read-failure.ts';
import { sendOnce } from './send-once.ts';

/** The provider, and this process's part of its rate: above 0, at most 1. */
export type InstantPayClient = InstantPay & { setShare(fraction: number): void };

const READ_TIMEOUT_MS = 8000;
const TRACK_BYTES = 262_144;
const LIST_BYTES = 1_048_576;

/** Sends the provider's four calls, each exactly as documented, and nothing else. */
export function createInstantPay(settings: InstantPaySettings): InstantPayClient {
  const { environment, readTimeoutMs = READ_TIMEOUT_MS, onCall = () => undefined } = settings;
  const origin = originOf(settings.baseUrl);
  const hide = hideSecrets([settings.clientSecret, settings.clientId]);
  const requests = providerRequests(origin, settings);
  const connections = connectionsTo(origin, settings.caFile ?? null);
  const rate = createProviderRate(settings.ratePerS, { readsAtOnce: READS_AT_ONCE });
  const pool = connections.pool(readTimeoutMs);
  const send = createPatientReads(pool, rate, readTimeoutMs);
  const deadlineMs = settings.cancelDeadlineMs * settings.pace;
  const writesUnderWay = new Set<Promise<WriteVerdict>>();

  async function read<T>(
    call: 'track' | 'list',
    linkId: string | null,
    by: CallFor,
    request: () => ProviderRequest,
    understand: (envelope: Envelope, sentAt: number) => T,
  ): Promise<T> {
    const startedAt = performance.now();
    const told: CallRecord = { call, linkId, ms: 0, outcome: 'ok', statusCode: null, reference: null };
    try {
      if (!isEndpointIp(by.endpointIp)) throw new Failure('provider-misconfigured', NO_ENDPOINT_IP);
      if (linkId !== null && !isLinkId(linkId))
        throw new Failure('invalid-input', 'This cannot be a link id.');
      const { seen, sentAt } = await send(request(), call === 'list' ? LIST_BYTES : TRACK_BYTES, by);
      const envelope = successfulEnvelope(seen, {
        call,
        environment,
        hide,
        askedFrom: connections.askedFrom(),
      });
      told.statusCode = envelope.statusCode;
      told.reference = envelope.reference;
      return understood(envelope, () => understand(envelope, sentAt));
    } catch (error) {
      told.outcome = error instanceof Failure ? error.code : 'unexpected';
      if (error instanceof Failure) told.reference = error.extras.providerReference ?? null;
      throw error;
    } finally {
      onCall({ ...told, ms: performance.now() - startedAt });
    }
  }

  async function write(
    call: 'cancel' | 'notify',
    linkId: string,
    by: CallFor,
    mayStillSend: () => boolean,
  ): Promise<WriteVerdict> {
    const startedAt = performance.now();
    const verdict = await attemptWrite(call, linkId, by, mayStillSend);
    const { class: outcome, statusCode, reference } = verdict;
    onCall({ call, linkId, ms: performance.now() - startedAt, outcome, statusCode, reference });
    return verdict;
  }

  async function attemptWrite(
    call: 'cancel' | 'notify',
    linkId: string,
    by: CallFor,
    mayStillSend: () => boolean,
  ): Promise<WriteVerdict> {
    if (!isEndpointIp(by.endpointIp)) return notSent(NOT_SENT_WITHOUT_IP);
    if (!isLinkId(linkId)) return notSent('this cannot be a link id, the request was not sent');
    const seen = await sendOnce(connections, requests[call](linkId, by.endpointIp), deadlineMs, mayStillSend);
    return judgeWrite(seen, { call, linkId, environment, hide });
  }

  const keepTrack = (verdict: Promise<WriteVerdict>) => {
    writesUnderWay.add(verdict);
    return verdict.finally(() => writesUnderWay.delete(verdict));
  };

  return {
    track: (linkId, by) =>
      read(
        'track',
        linkId,
        by,
        () => requests.track(linkId, by.endpointIp),
        ({ data, reference, environment: said, statusCode }, sentAt) => ({
          linkId,
          ...readTrackedData(data, linkId),
          ...{ sentAt, reference, environment: said, statusCode },
        }),
      ),
    list: (filter, page, by) =>
      read(
        'list',
        null,
        by,
        () => requests.list(filter, page, by.endpointIp),
        ({ data }, sentAt) => ({ ...readListedData(data, filter.linkId), sentAt }),
      ),
    reserve: (priority, who?: string) => rate.take(priority, who),
    cancel: (linkId, by, mayStillSend) => keepTrack(write('cancel', linkId, by, mayStillSend)),
    notify: (linkId, by, mayStillSend) => keepTrack(write('notify', linkId, by, mayStillSend)),
    setShare: (fraction) => rate.setShare(fraction),
    async close() {
      rate.close();
      await Promise.allSettled(writesUnderWay);
      await pool.close();
    },
  };
}

const NO_ENDPOINT_IP = 'No valid IP address of the person asking is known, so InstantPay was not asked.';
const NOT_SENT_WITHOUT_IP = 'no valid IP address of the person asking is known, the request was not sent';

function originOf(baseUrl: string): string {
  const url = new URL(baseUrl);
  const isOrigin = url.href === `${url.origin}/` && (url.protocol === 'https:' || url.protocol === 'http:');
  if (!isOrigin) throw new Error('the base URL of InstantPay must be an origin without a path');
  return url.origin;
}

function understood<T>(envelope: Envelope, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnclearData)) throw error;
    const extras = envelope.reference === null ? {} : { providerReference: envelope.reference };
    throw new Failure(
      'provider-unclear',
      `InstantPay’s answer cannot be understood (${error.message}).`,
      extras,
    );
  }
}
