import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
type Document = 'discovery' | 'token' | 'keys' | 'userinfo';

export type EvilIssuer = {
  issuer: string;
  /** Its real key as everybody may know it, in PEM. */
  publicKey: string;
  /** A token as it would really give it, changed as one likes. `undefined` takes a claim away. */
  token(claims: Record<string, unknown>, forge?: Forge): string;
  /** What the token endpoint hands out from here on, for whatever code. */
  gives(idToken: string): void;
  /** Answers so in place of a document of its own, until `behave()`. */
  behave(document?: Document, answer?: Answer): void;
  /** Forms that came to the token endpoint. */
  asked: URLSearchParams[];
  /** How often each of its addresses was asked for. */
  hits: Map<string, number>;
  close(): Promise<void>;
};

/** Another header, another key, another way of signing. */
export type Forge = {
  header?: Record<string, unknown>;
  sign?: (data: string) => Buffer;
  key?: KeyObject;
};

/** An identity provider that keeps no rule unless it is told to. Plain HTTP on this machine. */
export async function startEvilIssuer(path = ''): Promise<EvilIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'real', use: 'sig' };
  const asked: URLSearchParams[] = [];
  const hits = new Map<string, number>();
  const otherwise = new Map<Document, Answer>();
  let idToken = '';

  const documents: Record<Document, Answer> = {
    discovery: (_request, response) => sendJson(response, 200, metadataOf(issuer)),
    async token(request, response) {
      asked.push(new URLSearchParams(Buffer.concat(await Array.fromAsync<Buffer>(request)).toString()));
      sendJson(response, 200, { access_token: 'evil-access-token', token_type: 'Bearer', id_token: idToken });
    },
    keys: (_request, response) => sendJson(response, 200, { keys: [jwk] }),
    userinfo: (_request, response) => sendJson(response, 200, { sub: 'nobody' }),
  };
  const server = createServer((request, response) => {
    const name = request.url?.slice(path.length + 1) ?? '';
    hits.set(name, (hits.get(name) ?? 0) + 1);
    const document = name === '.well-known/openid-configuration' ? 'discovery' : name;
    if (!isDocument(document)) return void response.writeHead(404).end();
    return void (otherwise.get(document) ?? documents[document])(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

  return {
    ...{ issuer, asked, hits },
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }),
    token(claims, forge = {}) {
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: issuer, aud: 'linkdesk', iat: now, exp: now + 300, auth_time: now };
      const header = { alg: 'RS256', typ: 'JWT', kid: 'real', ...forge.header };
      const data = `${encoded(header)}.${encoded({ ...usual, ...claims })}`;
      const signed =
        forge.sign?.(data) ??
        sign(`RSA-SHA${header.alg.slice(2)}`, Buffer.from(data), forge.key ?? privateKey);
      return `${data}.${signed.toString('base64url')}`;
    },
    gives(token) {
      idToken = token;
    },
    behave(document, answer) {
      otherwise.clear();
      if (document !== undefined && answer !== undefined) otherwise.set(document, answer);
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export function metadataOf(issuer: string): Record<string, unknown> {
  return {
    ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
    ...{ jwks_uri: `${issuer}/keys`, userinfo_endpoint: `${issuer}/userinfo` },
    // Everything there is: what it offers must not decide what is taken.
    id_token_signing_alg_values_supported: ['none', 'HS256', 'RS256', 'RS512', 'ES256'],
    ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
    authorization_response_iss_parameter_supported: true,
  };
}

/** With somebody's public key as the secret. */
export function hmacWith(secret: string): (data: string) => Buffer {
  return (data) => createHmac('sha256', secret).update(data).digest();
}

function isDocument(name: string): name is Document {
  return ['discovery', 'token', 'keys', 'userinfo'].includes(name);
}

function encoded(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
