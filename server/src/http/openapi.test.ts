import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL_ENDPOINTS } from '../../contract/all-endpoints.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { browserOf } from '../../testing/sign-in.ts';
import { startServer, type TestServer } from '../../testing/start-server.ts';

type Operation = {
  summary: string;
  'x-permission': string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: { type: string; additionalProperties: boolean } }> };
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

forEachDatabase((kind) => {
  let server: TestServer;
  let document: Document;
  beforeAll(async () => {
    server = await startServer({ kind });
    ({ body: document } = await browserOf(server).get<Document>('/openapi.json'));
  });
  afterAll(() => server.close());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  test('it is OpenAPI 3.1 and lists every endpoint once, with who may and what it does', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Linkdesk', version: expect.stringMatching(/./) as string });
    const listed = operations().map(({ path, method, operation }) => {
      const address = path.replace(/\{(\w+)\}/g, ':$1');
      return [`${method.toUpperCase()} ${address}`, operation.summary, operation['x-permission']];
    });
    expect(listed).toHaveLength(ALL_ENDPOINTS.length);
    expect(listed).toEqual(
      expect.arrayContaining(
        ALL_ENDPOINTS.map(({ method, path, does, permission }) => [`${method} ${path}`, does, permission]),
      ),
    );
  });

  test('each part of an address is a required parameter, and no other is in the path', () => {
    for (const { path, operation } of operations()) {
      const named = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(named.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(named.every(({ required }) => required)).toBe(true);
    }
  });

  test('each operation says what it takes, answers and how it fails', () => {
    for (const { path, method, operation } of operations()) {
      expect([path, operation.responses['default']?.content['application/problem+json']]).toEqual([
        path,
        { schema: { $ref: '#/components/schemas/Problem' } },
      ]);
      if (path === '/api/auth/callback/company') {
        expect(Object.keys(operation.responses)).toEqual(['303', 'default']);
        continue;
      }
      const type = path.endsWith('.csv') ? 'text/csv' : 'application/json';
      expect([path, operation.responses['200']?.content[type]?.schema]).toEqual([path, expect.any(Object)]);
      const body = operation.requestBody?.content['application/json']?.schema;
      if (method === 'get') expect(body).toBeUndefined();
      // What is not named is refused, and the document says so.
      else if (body !== undefined)
        expect(body).toMatchObject({ type: 'object', additionalProperties: false });
    }
  });

  test('what needs a young sign-in says so, and every request may say that nobody asked for it', () => {
    const saysSo = operations().filter(({ operation }) =>
      operation.responses['401']?.description.includes('`sign-in-again`'),
    );
    const fresh = ALL_ENDPOINTS.filter((one) => 'fresh' in one);
    expect(saysSo.map(({ operation }) => operation.summary).toSorted()).toEqual(
      fresh.map(({ does }) => does).toSorted(),
    );
    for (const { operation } of operations())
      expect(operation.parameters.map(({ name }) => name)).toContain('X-Linkdesk-Automatic');
  });

  test('every reference in it leads somewhere', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g);
    for (const [, reference = ''] of references) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1] ?? reference;
      expect(document.components.schemas).toHaveProperty(name);
    }
  });
});
