import { only, type History } from './history.ts';

/** A Cancel on the wire, and the attempt that permitted it: the newest one on its link when it left. */
export type SentRequest = {
  request: number;
  linkId: string;
  sentAt: number;
  receivedAt: number | null;
  attempt: BegunAttempt | null;
};
export type BegunAttempt = { operationId: string; linkId: string; n: number; begunAt: number };

export function begunAttempts(history: History): BegunAttempt[] {
  const known = new Set<string>();
  const begun: BegunAttempt[] = [];
  for (const { at, operations } of only(history, 'committed')) {
    for (const { id, linkId, attempts } of operations) {
      for (const { n } of attempts) {
        if (known.has(`${id} ${n}`)) continue;
        known.add(`${id} ${n}`);
        begun.push({ operationId: id, linkId, n, begunAt: at });
      }
    }
  }
  return begun;
}

/** History is in order, so what stands earlier in it was committed earlier, even in the same millisecond. */
export function sentRequests(history: History): SentRequest[] {
  const newest = new Map<string, BegunAttempt>();
  const begun = new Map(begunAttempts(history).map((one) => [`${one.operationId} ${one.n}`, one]));
  const sent = new Map<number, SentRequest>();
  for (const happening of history.happenings) {
    if (happening.kind === 'committed') {
      for (const { id, linkId, attempts } of happening.operations) {
        const last = begun.get(`${id} ${attempts.length}`);
        if (last?.begunAt === happening.at) newest.set(linkId, last);
      }
    }
    if (happening.kind === 'cancel-sent') {
      const { request, linkId, at } = happening;
      sent.set(request, {
        request,
        linkId,
        sentAt: at,
        receivedAt: null,
        attempt: newest.get(linkId) ?? null,
      });
    }
    const received = happening.kind === 'cancel-received' ? sent.get(happening.request) : undefined;
    if (received !== undefined) received.receivedAt = happening.at;
  }
  return [...sent.values()];
}
