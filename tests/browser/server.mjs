// A static server as plain as the plainest host: exact file names, no listing, no guessing, 404.html for the rest.
// It serves the folder at the root and in a sub-folder, as a portal would.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** The sub-folder in which the site is seen too. */
export const BELOW = '/a/b/';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.xml': 'application/xml; charset=utf-8',
};

/**
 * Serves `folder` on a free port of this machine: `{ origin, close }`.
 * With `asHosts` it compresses text and lets it be kept for a while, as hosts commonly do.
 */
export async function serve(folder, { asHosts = false } = {}) {
  const server = createServer(async (request, response) => {
    const { status, type, body } = await answer(folder, new URL(request.url, 'http://localhost').pathname);
    const packed = asHosts && /text|javascript|json|xml/.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(status, {
      'content-type': type,
      'cache-control': asHosts ? 'max-age=3600' : 'no-store',
      ...(packed ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : packed ? gzipSync(body) : body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

async function answer(folder, address) {
  const below = decodeURIComponent(address.startsWith(BELOW) ? address.slice(BELOW.length) : address.slice(1));
  const name = path.join(folder, below === '' ? 'index.html' : below);
  try {
    if (!name.startsWith(folder + path.sep)) throw new Error('outside of the folder');
    const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
    return { status: 200, type, body: await readFile(name) };
  } catch {
    return { status: 404, type: TYPES['.html'], body: await readFile(path.join(folder, '404.html')) };
  }
}
