import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { RequestHandler } from 'express';
import { PAGE_POLICY } from './security-headers.ts';

/**
 * The built web app; every address of a page answers with the page. It is read once: an address either is one of
 * these files or names no file at all, and a deploy into the same folder neither mixes two versions nor takes a
 * file away while it is sent. Hashed assets are immutable; pages are never kept, so that a deploy is seen at once.
 * Nothing built is no page: while developing, Vite serves them.
 */
export function webFiles(distDir: string): RequestHandler {
  const files = existsSync(distDir) ? readFiles(distDir) : new Map<string, WebFile>();
  return (request, response, next) => {
    const isPage = !NO_PAGE.test(request.path);
    const file = files.get(request.path) ?? (isPage ? files.get('/index.html') : undefined);
    if (file === undefined) return next();
    response.setHeader('Content-Security-Policy', PAGE_POLICY);
    response.setHeader('Content-Type', file.type);
    if (file.isHashed) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    if (file.brotli === undefined) return void response.send(file.plain);
    response.setHeader('Vary', 'Accept-Encoding');
    if (request.acceptsEncodings('br') === false) return void response.send(file.plain);
    response.setHeader('Content-Encoding', 'br');
    response.send(file.brotli);
  };
}

type WebFile = { type: string; plain: Buffer; brotli: Buffer | undefined; isHashed: boolean };

/** A missing asset and a hidden file must not become the page; a link id with a dot in it is still a page's. */
const NO_PAGE = /^\/assets\/|\/[.]/;

function readFiles(distDir: string): Map<string, WebFile> {
  const files = new Map<string, WebFile>();
  for (const entry of readdirSync(distDir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const address = `/${relative(distDir, path).replaceAll(sep, '/')}`;
    const brotli = existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : undefined;
    files.set(address, { type, plain: readFileSync(path), brotli, isHashed: address.startsWith('/assets/') });
  }
  return files;
}

/** What a build is made of; anything else that lies there, source maps too, is not served. */
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};
