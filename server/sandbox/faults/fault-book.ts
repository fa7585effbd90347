import type { Call } from '../provider-request.ts';
import type { FaultSpec } from './fault-spec.ts';

export type PlayedFault = { spec: FaultSpec; use: number };

/** The faults that are on, in the order they were set; the first that fits is played. */
export class FaultBook {
  #faults: { spec: FaultSpec; used: number }[] = [];

  set(spec: FaultSpec): void {
    this.#faults.push({ spec, used: 0 });
  }

  /** `reusedSocket`: the connection has carried a request before. */
  take(call: Call, linkId: string | null, reusedSocket: boolean): PlayedFault | null {
    const fault = this.#faults.find(({ spec, used }) => used < most(spec) && fits(spec));
    if (fault === undefined) return null;
    fault.used += 1;
    return { spec: fault.spec, use: fault.used - 1 };

    function fits(spec: FaultSpec): boolean {
      if ((spec.call ?? 'any') !== 'any' && spec.call !== call) return false;
      if (spec.linkId !== undefined && spec.linkId !== linkId) return false;
      // A first request on a connection can not meet a stale one.
      return spec.fault !== 'stale-keep-alive' || reusedSocket;
    }
  }

  read(): FaultSpec[] {
    return this.#faults.filter(({ spec, used }) => used < most(spec)).map(({ spec }) => spec);
  }

  clear(): void {
    this.#faults = [];
  }
}

function most(spec: FaultSpec): number {
  return spec.count ?? Number.POSITIVE_INFINITY;
}
