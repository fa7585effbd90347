import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { Endpoint, InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { ProblemCode } from '../../contract/problem.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import { refuseHead, sendDownload, type Download } from './send-download.ts';

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
  /** Told of every act that was refused or failed, before the answer is sent. */
  recordRefusal: (actor: Actor, act: string, subjectId: string, code: ProblemCode) => Promise<void>;
};

/** Unsafe requests carry JSON of at most 64 KiB. */
export function createMount(router: Router, { whoAsks, recordRefusal }: Gate): Mount {
  return (endpoint, handler) => {
    const act: RequestHandler = async (request, response) => {
      const actor = endpoint.permission === 'anyone' ? null : await whoAsks(request);
      response.locals['personId'] = actor?.id;
      await entered(actor, request, async () => {
        admit(endpoint, actor);
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
      });
    };
    async function entered(
      actor: Actor | null,
      request: Request,
      answer: () => Promise<void>,
    ): Promise<void> {
      try {
        await answer();
      } catch (error) {
        if (endpoint.act !== undefined && actor !== null) {
          const subject = String(request.params['linkId'] ?? request.params['id'] ?? '-').slice(0, 64);
          await recordRefusal(
            actor,
            endpoint.act,
            subject,
            error instanceof Failure ? error.code : 'unexpected',
          );
        }
        throw error;
      }
    }

    if (endpoint.download !== undefined) router.get(endpoint.path, refuseHead, act);
    else if (endpoint.method === 'GET') router.get(endpoint.path, act);
    else router.post(endpoint.path, requireJson, readJson, act);
  };
}

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
  if (fresh === true && Date.now() >= session.freshUntil)
    throw new Failure('sign-in-again', 'Show first that it is still you. Nothing was done.');
}

function readInput(endpoint: Endpoint, request: Request): Record<string, unknown> {
  return {
    // First, so that a repeat of an act is recognised before anything about it is judged.
    ...(endpoint.idempotent === true ? { idempotencyKey: readKey(request) } : {}),
    params: check(endpoint.params ?? NOTHING, request.params, 'The address'),
    query: check(endpoint.query ?? NOTHING, { ...request.query }, 'The query'),
    body: check(endpoint.body ?? NOTHING, bodyOf(endpoint, request), 'The request'),
  };
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

/** A form of another site can send every other content type without asking first. */
const requireJson: RequestHandler = (request, _response, next) => {
  if (!JSON_IN_UTF_8.test(request.get('Content-Type') ?? '')) {
    throw new Failure('invalid-input', 'Send the request as Content-Type: application/json.');
  }
  next();
};

/** JSON has one alphabet (RFC 8259); the parser would take UTF-7 and UTF-16, too. */
const JSON_IN_UTF_8 = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

const readJson = express.json({ limit: '64kb', strict: true, inflate: false });
