import type { Request, RequestHandler, Response, Router } from 'express';
import * as z from 'zod/mini';
import type { Endpoint, InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { Actor } from '../actor.ts';
import { Failure, RecordsOutOfReach } from '../failure.ts';
import { enterRefusal, type RecordRefusal } from './enter-refusal.ts';
import { keepableText } from './keepable-text.ts';
import { readBody, refuseUnreadable } from './read-body.ts';
import { noteAttempt } from './request-log.ts';
import { TooMany, type Asker, type RequestLimits } from './request-limits.ts';
import { passOverHead, sendDownload, type Download } from './send-download.ts';

/** Answers with the endpoint's output, or with its file; may set a status or a cookie on the response before it returns. */
export type Handler<E extends Endpoint> = (
  input: InputOf<E>,
  actor: ActorOf<E>,
  response: Response,
) => Promise<AnswerOf<E>> | AnswerOf<E>;

type AnswerOf<E extends Endpoint> = E extends { download: string } ? Download : OutputOf<E>;

type ActorOf<E extends Endpoint> = E['permission'] extends 'anyone' ? null : Actor;

/** Puts endpoints on a router: the session first, then the permission, then the input, then the act. */
export type Mount = <E extends Endpoint>(endpoint: E, handler: Handler<E>) => void;

type Gate = {
  /** The person behind a request, or null. */
  whoAsks: (request: Request) => Promise<Actor | null>;
  /** Where a request comes from, past the proxies that are trusted. */
  addressOf: (request: Request) => string;
  limits: RequestLimits;
  recordRefusal: RecordRefusal;
};

export function createMount(router: Router, gate: Gate): Mount {
  return (endpoint, handler) => {
    const act: RequestHandler = async (request, response) => {
      const asker = await gate.whoAsks(request).catch(refuseUnknown);
      const actor = endpoint.permission === 'anyone' ? null : asker;
      response.locals['personId'] = asker?.id;
      try {
        await gate.limits.admit(limitedAs(asker, request), endpoint.act !== undefined);
        admit(endpoint, actor);
        refuseUnreadable(response);
        const input = readInput(endpoint, request);
        const answer = await handler(input as never, actor as never, response);
        if (endpoint.download !== undefined) {
          await sendDownload(response, endpoint.download, answer as Download);
        } else if (endpoint.redirects === true) {
          response.redirect(303, (answer as { location: string }).location);
        } else {
          // A field that the contract does not name never leaves the server.
          response.json(endpoint.output.parse(answer));
        }
      } catch (error) {
        const answered = await entered(actor, request, error);
        if (answered instanceof TooMany) noteAttempt(response, 'too-many');
        throw answered;
      }
    };
    async function entered(actor: Actor | null, { params }: Request, error: unknown): Promise<unknown> {
      // Whoever has only a password may not be that person: what they try is no act of theirs, nor held against them.
      if (endpoint.act === undefined || actor?.session.stage !== 'whole') return error;
      const subjectId = String(params['linkId'] ?? params['id'] ?? '-').slice(0, 64);
      return enterRefusal(gate, actor, { act: endpoint.act, subjectId }, error);
    }
    /** Who has only got as far as a password may not be that person: a stranger must not use up what is theirs. */
    function limitedAs(asker: Actor | null, request: Request): Asker {
      return asker?.session.stage === 'whole' ? { personId: asker.id } : { address: gate.addressOf(request) };
    }

    if (endpoint.method === 'POST') router.post(endpoint.path, readBody, act);
    else if (endpoint.download === undefined) router.get(endpoint.path, act);
    else router.get(endpoint.path, passOverHead, act);
  };
}

/** Who asks could not be read, so nothing was begun for anybody. */
function refuseUnknown(error: unknown): never {
  if (!(error instanceof RecordsOutOfReach)) throw error;
  throw new Failure('not-recorded', NOTHING_BEGUN, {}, error);
}

const NOTHING_BEGUN =
  'Linkdesk cannot use its records at the moment, so nothing was sent or changed. Try again shortly.';

function admit(endpoint: Endpoint, actor: Actor | null): void {
  const { permission, fresh } = endpoint;
  if (permission === 'anyone') return;
  const isFarEnough = actor !== null && (permission === 'signing-in' || actor.session.stage === 'whole');
  if (!isFarEnough) throw new Failure('not-signed-in', 'Sign in to continue.');
  if (permission === 'signing-in' || permission === 'signed-in') return refuseOldSignIn(actor, fresh);
  if (!actor.permissions.includes(permission))
    throw new Failure('forbidden', 'Your role does not allow this.');
  refuseOldSignIn(actor, fresh);
}

function refuseOldSignIn({ session }: Actor, fresh: true | undefined): void {
  if (fresh === true && !session.isFresh)
    throw new Failure('sign-in-again', 'Show first that it is still you. Nothing was done.');
}

function readInput(endpoint: Endpoint, request: Request): Record<string, unknown> {
  return {
    // First, so that a repeat of an act is recognised before anything about it is judged.
    ...(endpoint.idempotent === true ? { idempotencyKey: readKey(request) } : {}),
    params: check(endpoint.params ?? NOTHING, request.params, 'The address'),
    query: check(endpoint.query ?? NOTHING, keepableQuery(request), 'The query'),
    body: check(endpoint.body ?? NOTHING, bodyOf(endpoint, request), 'The request'),
  };
}

/** What is repeated is a list, which no schema takes. */
function keepableQuery({ query }: Request): Record<string, unknown> {
  const entries = Object.entries(query);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? keepableText(value) : value]),
  );
}

/** What takes no body may be sent without one, or with an empty object. */
function bodyOf(endpoint: Endpoint, request: Request): unknown {
  const body: unknown = request.body;
  return endpoint.body === undefined ? (body ?? {}) : body;
}

function readKey(request: Request): string {
  const key = z.uuid().safeParse(request.get('Idempotency-Key'));
  if (!key.success) throw new Failure('invalid-input', 'The header Idempotency-Key must be a UUID.');
  return key.data;
}

function check(schema: z.ZodMiniType, value: unknown, what: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Failure('invalid-input', `${what} is not understood: ${explain(issue)}`);
}

/** Names the field, never its value: values may be personal. */
function explain(issue: z.core.$ZodIssue | undefined): string {
  const field = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys') return 'it has a field this does not take.';
  return field === '' ? 'it has the wrong form.' : `“${field}” is missing or has the wrong form.`;
}

const NOTHING = z.strictObject({});
