import { pipeline } from 'node:stream/promises';
import type { RequestHandler, Response } from 'express';

/** A file in pieces. The name is ours, never a caller's: letters, digits, dots and dashes. */
export type Download = { name: string; pieces: AsyncIterable<string> };

/** Sends piece by piece, as fast as the other end reads; a piece that fails cuts the connection, so half a file never looks whole. */
export async function sendDownload(
  response: Response,
  type: string,
  { name, pieces }: Download,
): Promise<void> {
  response.set({
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}"`,
  });
  try {
    await pipeline(pieces, response);
  } catch (error) {
    // The person closed the tab: nobody is left to be told.
    if (!isPrematureClose(error)) throw error;
  }
}

/** Express answers HEAD with the GET's handler, which would use up the one download. */
export const passOverHead: RequestHandler = (request, _response, next) => {
  next(request.method === 'HEAD' ? 'route' : undefined);
};

function isPrematureClose(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
