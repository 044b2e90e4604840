// The sample site: built from the repository by the guongsang binary, as a reader gets it.

import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The binary: `cargo xtask test` names it, else the last `cargo build`. */
export const GUONGSANG = process.env.GUONGSANG ?? path.join(ROOT, 'target/debug/guongsang');

/** The day of the sample: its future is still to come and its deadlines do not pass. */
export const NOW = '2026-11-20';

/** Every page of the sample says this in its language, so that nobody takes it for true. */
export const MARKS = { vi: 'Dữ liệu minh họa, không có thật', en: 'Sample data, nothing here is real' };

/** Where the site of each language lies: the first at the root, each other in a folder of its own. */
export const EDITIONS = { vi: '', en: 'en/' };

/** The language of a file, by where it lies. */
export const language = (name) => (name.startsWith(EDITIONS.en) ? 'en' : 'vi');

/** The file at an address below the site's; only the home page of each language goes by its folder. */
export const fileAt = (below) => (Object.values(EDITIONS).includes(below) ? `${below}index.html` : below);

/** Paths of stories, of all languages. */
export const isStory = (name) => /^(en\/)?(ca-nhan|tap-the|mo-hinh)\/[^/]+\.html$/.test(name) && !/\/index(-trang-\d+)?\.html$/.test(name);

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

/** The line of `site.yaml` that says so. */
export const ADDRESSED = `địa chỉ: ${ADDRESS}`;

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
  for (const name of ['site.yaml', 'site.en.yaml', 'content', 'data', 'static', 'themes']) {
    await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  return folder;
}

/** The words of the interface in a language, by key. */
export async function words(lang) {
  const lines = (await readFile(path.join(ROOT, `themes/default/i18n/${lang}.yaml`), 'utf8')).split('\n');
  const pairs = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const [, key, value] = /^(\w+): (.+)$/.exec(line);
    return [key, value.startsWith('"') ? JSON.parse(value) : value];
  });
  return Object.fromEntries(pairs);
}

/** All files of a folder, by their paths below it with `/`, sorted. */
export async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}
