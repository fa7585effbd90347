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
  const success = endpoint.idempotent === true ? ['200', '201'] : ['200'];
  const answers = success.map((status) => [
    status,
    content(endpoint.download ?? 'application/json', z.toJSONSchema(endpoint.output)),
  ]);
  return {
    summary: endpoint.does,
    'x-permission': endpoint.permission,
    parameters: [
      ...parameters('path', endpoint.params),
      ...parameters('query', endpoint.query),
      ...(endpoint.idempotent === true ? [IDEMPOTENCY_KEY] : []),
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
      ...(Object.fromEntries(answers) as Record<string, object>),
      default: content('application/problem+json', { $ref: '#/components/schemas/Problem' }),
    },
  };
}

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
