import * as z from 'zod/mini';
import type { Endpoint } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';

/** The whole contract as OpenAPI 3.1, made from the endpoints themselves. */
export function openApi(endpoints: readonly Endpoint[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Linkdesk', version: '1' },
    paths,
    components: { schemas: { Problem: z.toJSONSchema(Problem) } },
  };
}

function operation(endpoint: Endpoint): object {
  return {
    summary: endpoint.does,
    'x-permission': endpoint.permission,
    parameters: [
      ...parameters('path', endpoint.params),
      ...parameters('query', endpoint.query),
      ...(endpoint.idempotent === true ? [IDEMPOTENCY_KEY] : []),
      AUTOMATIC,
    ],
    ...(endpoint.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            ...body('application/json', z.toJSONSchema(endpoint.body, { io: 'input' })),
          },
        }),
    responses: {
      ...successes(endpoint),
      ...(endpoint.fresh === true ? { '401': SIGN_IN_AGAIN } : {}),
      default: content('application/problem+json', PROBLEM),
    },
  };
}

/** A browser is sent on without a body; everything else answers with one. */
function successes(endpoint: Endpoint): Record<string, object> {
  if (endpoint.redirects === true) return { '303': SENT_ON };
  const answer = content(endpoint.download ?? 'application/json', z.toJSONSchema(endpoint.output));
  return endpoint.idempotent === true ? { '200': answer, '201': answer } : { '200': answer };
}

const PROBLEM = { $ref: '#/components/schemas/Problem' };

const SENT_ON = {
  description: 'The browser is sent on to a page of Linkdesk',
  headers: { Location: { required: true, schema: { type: 'string' } } },
};

const SIGN_IN_AGAIN = {
  ...body('application/problem+json', PROBLEM),
  description:
    'Nobody is signed in (`not-signed-in`), or it is too long since they showed who they are (`sign-in-again`): show it at /api/auth/fresh-sign-in, then ask once more. Nothing was done.',
};

const AUTOMATIC = {
  name: 'X-Linkdesk-Automatic',
  in: 'header',
  required: false,
  description: 'Sent with what a page asks by itself: it keeps nobody signed in.',
  schema: { type: 'string', const: '1' },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', format: 'uuid' },
};

function parameters(place: 'path' | 'query', schema: z.ZodMiniType | undefined): object[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema);
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: field,
  }));
}

function content(type: string, schema: object): object {
  return {
    description: type === 'application/problem+json' ? 'A problem (RFC 9457)' : 'Done',
    ...body(type, schema),
  };
}

function body(type: string, schema: object): object {
  return { content: { [type]: { schema } } };
}
