// The whole site, from all three places where it may lie: every page that can be reached is whole, and is the same.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { onPage, sample } from './browser.mjs';
import { crawl } from './crawl.mjs';
import { EDITIONS, MARKS, MINIMAL, files, language } from './sample.mjs';

const it = sample();
const minimal = sample(MINIMAL);
const text = (name) => readFile(path.join(it.folder, name), 'utf8');

/** Pages that only lead on; they are the same in every theme. */
async function redirects() {
  const pages = (await files(it.folder)).filter((name) => name.endsWith('.html'));
  const leading = await Promise.all(pages.map(async (name) => (await text(name)).includes('http-equiv="refresh"')));
  return pages.filter((_, index) => leading[index]);
}

const reached = {};

/** Crawls `site`, which must be without fault and leave no page out; gives the pages. */
async function everyPageIsWhole(site, place) {
  const { pages, files: linked } = await crawl(site.browser, site.at[place]);
  const faults = [...pages].filter(([, page]) => page.faults.length > 0);
  assert.deepEqual(faults.map(([name, page]) => `${name}: ${page.faults.join(', ')}`), []);
  assert.deepEqual([...linked].filter((name) => !existsSync(path.join(site.folder, name))), [], 'links to files that are not there');

  const apart = new Set(['404.html', ...(await redirects())]);
  const built = (await files(site.folder)).filter((name) => name.endsWith('.html') && !apart.has(name));
  assert.deepEqual(built.filter((name) => !pages.has(name)), [], 'pages that no link leads to');
  for (const [lang, least] of [['vi', 80], ['en', 20]]) {
    const of = [...pages.keys()].filter((name) => language(name) === lang);
    assert.ok(of.length > least, `${of.length} pages in ${lang} are too few to be the sample`);
  }
  return [...pages.keys()].sort();
}

for (const place of ['root', 'folder', 'file']) {
  test(`every page that can be reached is whole (${place})`, async () => {
    reached[place] = await everyPageIsWhole(it, place);
  });

  test(`short links and old addresses lead on, with and without script (${place})`, async () => {
    const leading = await redirects();
    assert.ok(leading.some((name) => name.startsWith('g/')) && leading.some((name) => !name.startsWith('g/')));
    for (const javaScriptEnabled of [true, false]) {
      await onPage(it.browser, `lead-on-${place}`, { javaScriptEnabled }, async (page) => {
        for (const name of leading) {
          await page.goto(it.at[place] + name);
          await page.waitForURL((url) => !url.href.endsWith(name));
          await page.locator('main h1').waitFor();
          assert.ok(page.url().startsWith(it.at[place]), `${name} leads to ${page.url()}`);
          assert.ok(existsSync(path.join(it.folder, page.url().slice(it.at[place].length))), `${name} leads to ${page.url()}`);
        }
      });
    }
  });
}

test('the same pages are reached from everywhere', () => {
  assert.deepEqual(reached.folder, reached.root);
  assert.deepEqual(reached.file, reached.root);
});

test('the minimal theme has the same pages, all whole', async () => {
  assert.deepEqual(await everyPageIsWhole(minimal, 'folder'), reached.root);
});

test('the address of the folder alone is the home page', async () => {
  for (const base of [it.at.root, it.at.folder]) {
    const [home, named] = await Promise.all([fetch(base), fetch(`${base}index.html`)]);
    assert.equal(await home.text(), await named.text());
  }
});

test('every page is marked as a sample, those that only lead on too', async () => {
  for (const name of (await files(it.folder)).filter((each) => each.endsWith('.html'))) {
    assert.ok((await text(name)).includes(MARKS[language(name)]), name);
  }
});

test('what all languages share is there once, at the root', async () => {
  const once = ['404.html', 'icon.svg', 'robots.txt', 'script.js', 'sitemap.xml', 'style.css', 'bieu-trung.svg'];
  const built = await files(it.folder);
  for (const name of once.filter((each) => each !== 'sitemap.xml')) {
    assert.deepEqual(built.filter((each) => path.basename(each) === name), [name]);
  }
  assert.deepEqual(built.filter((each) => path.basename(each) === 'sitemap.xml' && each !== 'sitemap.xml'), []);
  for (const folder of Object.values(EDITIONS)) assert.ok(built.includes(`${folder}index.html`), `${folder}index.html`);
});

test('the page for what is not there needs nothing but itself, at any depth', async () => {
  await onPage(it.browser, '404', {}, async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    const address = `${it.at.folder}khong/co/trang-nay.html`;
    const response = await page.goto(address);
    assert.equal(response.status(), 404);
    assert.deepEqual(asked, [address]);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText(MARKS.vi).waitFor();
    const ground = (target) => target.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    assert.deepEqual(links.filter((href) => !/^(https?:|#)/.test(href)), [], 'a relative link is wrong at some depth');
    const own = await ground(page);
    await page.goto(`${it.at.root}index.html`);
    assert.equal(own, await ground(page), 'it looks like the site');
  });
});
