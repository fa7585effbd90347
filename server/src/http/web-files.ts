import { existsSync } from 'node:fs';
import type { RequestHandler } from 'express';
import sirv from 'sirv';
import { PAGE_POLICY } from './security-headers.ts';

/**
 * The built web app; every address of a page answers with the page. Hashed assets are immutable; pages are
 * never kept, so that a deploy is seen at once. Nothing built is no page: while developing, Vite serves them.
 */
export function webFiles(distDir: string): RequestHandler {
  if (!existsSync(distDir)) return (_request, _response, next) => next();
  const files = sirv(distDir, {
    single: true,
    // A missing asset and a hidden file must not become the page; a link id with a dot in it is still a page's.
    ignores: ['^/assets/', '/[.]'],
    etag: true,
    brotli: true,
    setHeaders(response, pathname) {
      const hashed = pathname.startsWith('/assets/');
      response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-store');
      response.setHeader('Content-Security-Policy', PAGE_POLICY);
    },
  });
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') files(request, response, next);
    else next();
  };
}
