// The sample site: built from the repository by the guongsang binary, as a reader gets it.

import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The binary: `cargo xtask test` names it, else the last `cargo build`. */
export const GUONGSANG = process.env.GUONGSANG ?? path.join(ROOT, 'target/debug/guongsang');

/** The day of the sample: its future is still to come and its deadlines do not pass. */
export const NOW = '2026-11-20';

/** Every page of the sample says this, so that nobody takes it for true. */
export const MARK = 'Dữ liệu minh họa, không có thật';

/** A new folder in the temporary one; `remove` takes it away. */
export async function temporary(name) {
  return mkdtemp(path.join(tmpdir(), `guongsang-${name}-`));
}

export async function remove(folder) {
  await rm(folder, { recursive: true, force: true });
}

/** A line of `site.yaml` that chooses the minimal theme. */
export const MINIMAL = 'giao diện: toi-gian';

/** Where the sample says that it lies, in the tests that need addresses: below a host's root, as in a portal. */
export const ADDRESS = 'https://guong.example.vn/gst/';

/**
 * Builds the sample into `site` in a new folder, or in the one given.
 * `settings` are more lines for `site.yaml`; `edit` may change the copy of the sources that they need.
 */
export async function build(settings = '', edit = async () => {}, folder = undefined) {
  folder ??= await temporary('browser');
  const sources = settings === '' ? ROOT : path.join(folder, 'sources');
  if (settings !== '') {
    await copySources(sources);
    await appendFile(path.join(sources, 'site.yaml'), `\n${settings}\n`);
    await edit(sources);
  }
  const site = path.join(folder, 'site');
  await promisify(execFile)(GUONGSANG, ['build', '--root', sources, '--output', site, '--now', NOW, '-q']);
  return site;
}

/** Copies what the sample is made of into a folder, to be edited there. The themes come along: they may be newer than the binary's. */
export async function copySources(folder) {
  for (const name of ['site.yaml', 'content', 'data', 'static', 'themes']) {
    await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  return folder;
}

/** All files of a folder, by their paths below it with `/`, sorted. */
export async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}
