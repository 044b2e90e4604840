// The sample site: built from the repository by the guongsang binary, as a reader gets it.

import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
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

/** Builds the sample into a new folder. */
export async function build() {
  const folder = path.join(await temporary('browser'), 'site');
  await promisify(execFile)(GUONGSANG, ['build', '--root', ROOT, '--output', folder, '--now', NOW, '-q']);
  return folder;
}

/** Copies what the sample is made of into a new folder, to be edited there. */
export async function copySources() {
  const folder = await temporary('preview');
  for (const name of ['site.yaml', 'content', 'data', 'static']) {
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
