// Chromium, and what the tests share: the sample built and served, and a picture of every page that fails.

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

import { build, remove } from './sample.mjs';
import { BELOW, serve } from './server.mjs';

const SHOTS = fileURLToPath(new URL('shots/', import.meta.url));

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

/** Debian's or the system's Chromium; nothing here brings its own. */
function executable() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
  const chosen = process.env.CHROMIUM ?? found;
  if (!chosen) throw new Error('no Chromium: install it (Debian: chromium fonts-noto-core) or set CHROMIUM to its path');
  return chosen;
}

/** Starts Chromium. It asks nothing of the network but what the pages ask, and we watch those. */
export async function launch(...more) {
  const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: executable(), args: [...quiet, ...more] });
}

/**
 * The sample for one file of tests: built and served before the first, gone after the last.
 * `settings` and `edit` are those of `build`. `at` are the three ways in which it is read: at the root of a host, in a folder of a portal, from a USB stick.
 */
export function sample(settings, edit) {
  const it = {};
  before(async () => {
    it.folder = await build(settings, edit);
    it.server = await serve(it.folder);
    it.browser = await launch();
    it.at = {
      root: `${it.server.origin}/`,
      folder: `${it.server.origin}${BELOW}`,
      file: `${pathToFileURL(it.folder)}/`,
    };
  });
  after(async () => {
    await it.browser?.close();
    await it.server?.close();
    if (it.folder) await remove(path.dirname(it.folder));
  });
  return it;
}

/** Does `work` on a new page with the context's `options`; if it fails, the page is kept as a picture. */
export async function onPage(browser, name, options, work) {
  const context = await browser.newContext({ viewport: DESK, ...options });
  const page = await context.newPage();
  try {
    return await work(page);
  } catch (error) {
    await mkdir(SHOTS, { recursive: true });
    const file = `${name.normalize('NFD').replaceAll(/[^A-Za-z0-9]+/g, '-')}.png`;
    await page.screenshot({ path: path.join(SHOTS, file), fullPage: true }).catch(() => {});
    error.message += `\n(${page.url()}, picture: tests/browser/shots/${file})`;
    throw error;
  } finally {
    await context.close();
  }
}

/**
 * Watches a page: errors on the console, scripts that throw, resources that fail, requests that leave `base`.
 * Returns the list of faults, which grows as they come.
 */
export function watch(page, base) {
  const faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !isIcon(message.location().url)) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // Who leaves a page at once leaves before its icon is there. Whether it is there, the crawl asks of all links.
    if (why === 'net::ERR_ABORTED' && request.url().endsWith('/icon.svg')) return;
    faults.push(`failed: ${request.url()} (${why})`);
  });
  page.on('response', (response) => response.status() >= 400 && faults.push(`${response.status()}: ${response.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) faults.push(`outside: ${request.url()}`);
  });
  return faults;
}

/** Chromium asks the host for its icon, once. A site in a folder of a portal leaves that to the portal. */
function isIcon(address) {
  return address.endsWith('/favicon.ico');
}

/** What sticks out of the page to the right, the widest last; empty when nothing does. */
export async function overflow(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= innerWidth) return [];
    const describe = (element) => {
      const name = element.getAttribute('class');
      return `<${element.localName}${name ? ` class="${name}"` : ''}> to ${Math.ceil(element.getBoundingClientRect().right)}`;
    };
    const out = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5);
    return [`${root.scrollWidth} px wide in ${innerWidth}`, ...out.slice(-5).map(describe)];
  });
}
