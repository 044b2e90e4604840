// Follows every link from the home page, as a patient reader would.

import { PHONE, overflow, watch } from './browser.mjs';
import { MARKS, language } from './sample.mjs';

/** Pages that are open at a time. */
const READERS = 2;

/**
 * Visits all that can be reached from `index.html` below `base`.
 * Gives the pages by path, each with its faults, and the other files that they link to.
 */
export async function crawl(browser, base) {
  const pages = new Map();
  const files = new Set();
  const anchors = [];
  const waiting = ['index.html'];
  const seen = new Set(waiting);
  let busy = 0;
  const context = await browser.newContext({ viewport: PHONE });

  const origin = new URL(base).protocol === 'file:' ? 'file:' : new URL(base).origin;
  const follow = (from, links) => {
    const out = links.filter((link) => link.startsWith(origin) && !link.startsWith(base));
    pages.get(from).faults.push(...out.map((link) => `leads out of the folder: ${link}`));
    for (const link of links.filter((each) => each.startsWith(base))) {
      const [address, anchor] = link.slice(base.length).split('#');
      const path = decodeURIComponent(address.split('?')[0]);
      if (anchor) anchors.push({ from, path, id: decodeURIComponent(anchor) });
      if (!path.endsWith('.html')) files.add(path);
      else if (!seen.has(path)) {
        seen.add(path);
        waiting.push(path);
      }
    }
  };
  const reader = async () => {
    const page = await context.newPage();
    const faults = watch(page, base);
    while (waiting.length > 0 || busy > 0) {
      const path = waiting.shift();
      if (path === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      busy += 1;
      const found = await visit(page, base, path).catch(({ message }) => ({ ids: [], links: [], faults: [message] }));
      pages.set(path, { ids: found.ids, faults: [...faults.splice(0), ...found.faults] });
      follow(path, found.links);
      busy -= 1;
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  await context.close();
  for (const { from, path, id } of anchors) {
    if (pages.has(path) && !pages.get(path).ids.includes(id)) pages.get(from).faults.push(`no #${id} in ${path}`);
  }
  return { pages, files };
}

async function visit(page, base, path) {
  const response = await page.goto(base + path.split('/').map(encodeURIComponent).join('/'));
  const faults = response.ok() ? [] : [`status ${response.status()}`];
  const is = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title.trim(),
    h1: document.querySelectorAll('h1').length,
    text: document.body.innerText,
    ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
    links: [...document.querySelectorAll('a[href], link[href], area[href]')].map((element) => element.href),
  }));
  if (is.lang !== language(path)) faults.push(`lang is "${is.lang}"`);
  if (is.title === '') faults.push('no title');
  if (is.h1 !== 1) faults.push(`${is.h1} h1`);
  if (!is.text.includes(MARKS[language(path)])) faults.push('not marked as a sample');
  if (new Set(is.ids).size !== is.ids.length) faults.push('an id occurs twice');
  faults.push(...(await overflow(page)));
  return { faults, ids: is.ids, links: is.links };
}
