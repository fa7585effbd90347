import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tls } from '../sandbox/provider-server.ts';

export type BadCertificate = 'self-signed' | 'expired' | 'for another host';
export type Certificates = { caFile: string; good: Tls; bad: Record<BadCertificate, Tls>; remove(): void };

/** An authority, a certificate it signed for the stand-in, and three that must not be believed. */
export function makeCertificates(): Certificates {
  const dir = mkdtempSync(join(tmpdir(), 'linkdesk-certificates-'));
  const openssl = (command: string) =>
    execFileSync('openssl', command.split(' '), { cwd: dir, stdio: 'pipe' });
  const read = (name: string): Tls => ({
    key: readFileSync(join(dir, `${name}.key`), 'utf8'),
    cert: readFileSync(join(dir, `${name}.pem`), 'utf8'),
  });
  const ownSigned = (name: string, more: string) => {
    openssl(`req -x509 ${NEW_KEY} -keyout ${name}.key -out ${name}.pem -days 2 -subj /CN=${name}${more}`);
    return read(name);
  };
  const signed = (name: string, names: string, days: number) => {
    openssl(
      `req ${NEW_KEY} -keyout ${name}.key -out ${name}.csr -subj /CN=${name} -addext subjectAltName=${names}`,
    );
    openssl(
      `x509 -req -in ${name}.csr -CA ca.pem -CAkey ca.key -copy_extensions copy -days ${days} -out ${name}.pem`,
    );
    return read(name);
  };
  ownSigned('ca', '');
  const names = `IP:127.0.0.1,DNS:*.provider.test`;
  return {
    caFile: join(dir, 'ca.pem'),
    good: signed('good', names, 2),
    bad: {
      'self-signed': ownSigned('own', ` -addext subjectAltName=${names}`),
      expired: signed('old', names, -1),
      'for another host': signed('other', 'DNS:api.example.org', 2),
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

const NEW_KEY = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
