import {
  approveCancellation,
  askAgainForCancellation,
  cancelPayoutLink as cancelEndpoint,
  closeCancellation,
  declineCancellation,
  getCancellation,
  listCancellations,
} from '../../contract/cancellations.ts';
import type { Actor } from '../actor.ts';
import { approve, askAgain, close, decline } from './take-part-in-cancellation.ts';
import { Failure } from '../failure.ts';
import type { Mount } from '../http/mount.ts';
import type { SharedTracks } from '../payout-links/shared-tracks.ts';
import { cancelPayoutLink } from './cancel-payout-link.ts';
import { maskFailures } from './mask-failures.ts';
import { describeFor } from './describe-for.ts';
import type { CancelOperation } from './cancel-operation.ts';
import type { Cancellations } from './run-cancellations.ts';

const PAGE = 50;

export function mountCancellations(
  mount: Mount,
  given: {
    cancellations: Cancellations;
    tracks: SharedTracks;
    environment: string;
    approvalAbovePaise: number | null;
  },
): void {
  const parts = { ...given, approvals: given.approvalAbovePaise !== null };
  const { store } = parts.cancellations;
  const describe = (operation: CancelOperation, actor: Actor) => describeFor(parts, operation, actor);
  mount(cancelEndpoint, async (input, actor, response) => {
    const { operation, created } = await maskFailures(actor, () => cancelPayoutLink(parts, actor, input));
    response.status(created ? 201 : 200);
    return describe(operation, actor);
  });

  mount(approveCancellation, async (input, actor) =>
    describe(await maskFailures(actor, () => approve(parts, actor, input)), actor),
  );
  mount(declineCancellation, async (input, actor) =>
    describe(await maskFailures(actor, () => decline(parts, actor, input)), actor),
  );
  mount(askAgainForCancellation, async (input, actor) =>
    describe(await maskFailures(actor, () => askAgain(parts, actor, input)), actor),
  );
  mount(closeCancellation, async (input, actor) =>
    describe(await maskFailures(actor, () => close(parts, actor, input)), actor),
  );

  mount(getCancellation, async ({ params }, actor) => {
    const operation = await store.get(params.id);
    if (operation === null) throw new Failure('not-found', 'There is no such cancellation.');
    return describe(operation, actor);
  });

  mount(listCancellations, async ({ query }, actor) => {
    const skip = readCursor(query.cursor);
    const { state, linkId } = query;
    const filter = { ...(state === undefined ? {} : { state }), ...(linkId === undefined ? {} : { linkId }) };
    const found = await store.list(filter, skip, PAGE + 1);
    const items = found.slice(0, PAGE).map((operation) => describe(operation, actor));
    return { items, nextCursor: found.length > PAGE ? String(skip + PAGE) : null };
  });
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor)) throw new Failure('invalid-input', 'The cursor is not one of ours.');
  return Number(cursor);
}
