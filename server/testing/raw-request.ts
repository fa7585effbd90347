import { request } from 'node:http';

export type RawAnswer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
};

/** One request exactly as given: no header is added but Host, and the path is sent as it stands. */
export function rawRequest(
  origin: string,
  given: { method?: string; path: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(origin);
  const { method = 'GET', path, headers = {}, body = '' } = given;
  return new Promise((resolve, reject) => {
    const asking = request(
      { hostname, port, method, path, headers: { Host: host, ...headers }, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}
