// Feeds, sitemap and robots.txt of a site that knows its address: by their schemas, and by what no schema can say.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';

import Ajv from 'ajv';
import formats from 'ajv-formats';

import { relaxNg } from './java.mjs';
import { all, one, reader } from './parse.mjs';
import { ADDRESS, ADDRESSED, EDITIONS, build, fileAt, files, language, remove, temporary } from './sample.mjs';

let site, names, read;
before(async () => {
  site = await build(ADDRESSED);
  names = await files(site);
  read = await reader();
});
after(async () => {
  await read?.close();
  if (site) await remove(path.dirname(site));
});

const text = (name) => readFile(path.join(site, name), 'utf8');
const xml = async (name) => read.xml(await text(name));
/** One for all languages. */
const sitemaps = () => names.filter((name) => /^sitemap.*\.xml$/.test(name));
const named = (base) => names.filter((name) => path.posix.basename(name) === base);
const atoms = () => names.filter((name) => name.endsWith('.xml') && !named('rss.xml').includes(name) && !sitemaps().includes(name));
/** The site of each language, and how many entries its feeds have at least. */
const SITES = [{ lang: 'vi', at: EDITIONS.vi, least: 11 }, { lang: 'en', at: EDITIONS.en, least: 2 }];
const unique = (values) => assert.equal(new Set(values).size, values.length, `twice: ${values.filter((each, i) => values.indexOf(each) !== i)}`);

/** The file at an address; every address must have one. */
function file(address) {
  assert.ok(address?.startsWith(ADDRESS), `${address} is not an address of the site`);
  const name = fileAt(decodeURI(address.slice(ADDRESS.length)));
  assert.ok(names.includes(name), `${address} has no file`);
  return name;
}

/** The file at an address, which must be of the site of a language. */
function fileIn(lang, address) {
  assert.equal(language(file(address)), lang, `${address} is not in ${lang}`);
  return file(address);
}

/** An instant that is real: `2026-02-30` is none. */
function instant(written) {
  const day = Date.parse(written);
  assert.ok(!Number.isNaN(day), `${written} is no date`);
  return day;
}

/** An instant of RFC 822 at UTC+7, whose day of the week is the right one. */
function weekday(written) {
  const day = instant(written);
  assert.equal(written.slice(0, 3), new Date(day + 7 * 3600 * 1000).toUTCString().slice(0, 3), written);
  return day;
}

const newestFirst = (days) => assert.deepEqual(days, [...days].sort((a, b) => b - a), 'the newest is first');

test('all are valid by their schemas', async () => {
  const at = (list) => list.map((name) => path.join(site, name));
  for (const [lang, least] of [['vi', 40], ['en', 8]]) {
    const of = atoms().filter((name) => language(name) === lang);
    assert.ok(of.length > least, `${of.length} feeds in ${lang} are too few`);
  }
  for (const name of ['feed.xml', 'rss.xml', 'feed.json']) assert.deepEqual(named(name), SITES.map(({ at }) => at + name).sort());
  assert.deepEqual(await relaxNg('atom.rnc', at(atoms())), []);
  assert.deepEqual(await relaxNg('rss.rnc', at(named('rss.xml'))), []);
  assert.deepEqual(await relaxNg('sitemap.rnc', at(sitemaps())), []);
  const valid = formats(new Ajv({ allErrors: true })).compile(await schema());
  for (const name of named('feed.json')) {
    valid(JSON.parse(await text(name)));
    assert.deepEqual(valid.errors ?? [], [], name);
  }
});

const schema = async () => JSON.parse(await readFile(new URL('schemas/jsonfeed.json', import.meta.url), 'utf8'));

/** By schema: a file of the site, what is in it, and what makes it wrong. */
const WRONG = {
  'atom.rnc': [
    ['feed.xml', /<updated>[^<]*<\/updated>/, ''],
    ['feed.xml', /<entry><title>[^<]*<\/title>/, '<entry>'],
    ['feed.xml', /<published>[^<]*/, '<published>22/9/2026'],
    ['feed.xml', /<author>.*?<\/author>/, ''],
  ],
  'rss.rnc': [
    ['rss.xml', /<description>.*?<\/description>/, ''],
    ['rss.xml', / \+0700<\/pubDate>/, '</pubDate>'],
    ['rss.xml', '<atom:link href=', '<atom:link address='],
  ],
  'sitemap.rnc': [
    ['sitemap.xml', /<loc>[^<]*/, '<loc>ca-nhan/a.html'],
    ['sitemap.xml', '</loc>', '</loc><lastmod>20/11/2026</lastmod>'],
  ],
  'jsonfeed.json': [
    ['feed.json', '"id":', '"ident":'],
    ['feed.json', /"date_published":"[^"]*/, '"date_published":"2026-09-22'],
  ],
};

test('the schemas find what is wrong', async () => {
  const folder = await temporary('feeds');
  const valid = formats(new Ajv()).compile(await schema());
  try {
    for (const [grammar, cases] of Object.entries(WRONG)) {
      const broken = await Promise.all(cases.map(async ([name, from, to], i) => {
        const [before, file] = [await text(name), path.join(folder, `${i}-${name}`)];
        assert.notEqual(before.replace(from, to), before, `${name} has no ${from}`);
        await writeFile(file, before.replace(from, to));
        return file;
      }));
      const said = grammar.endsWith('.rnc') ? await relaxNg(grammar, broken) : [];
      for (const [i, file] of broken.entries()) {
        const seen = grammar.endsWith('.rnc') ? said.some((line) => line.includes(file)) : !valid(JSON.parse(await readFile(file, 'utf8')));
        assert.ok(seen, `${grammar}: ${cases[i].join(' became ')} and nobody saw it`);
      }
    }
  } finally {
    await remove(folder);
  }
});

test('Atom: ids are unique, links lead to files, dates are in order', async () => {
  for (const name of atoms()) {
    const feed = await xml(name);
    const link = (element, rel) => all(element, 'link').filter((each) => (each.is.rel ?? 'alternate') === rel).map((each) => each.is.href);
    assert.deepEqual(link(feed, 'self').map(file), [name]);
    const lang = language(name);
    assert.match(link(feed, 'alternate').map((each) => fileIn(lang, each)).join(), /^[^,]+\.html$/, name);
    assert.equal(feed.is['xml:lang'], lang, name);
    const entries = all(feed, 'entry');
    assert.ok(entries.length > 0, `${name} is empty`);
    unique([one(feed, 'id'), ...entries.map((entry) => one(entry, 'id'))]);
    for (const entry of entries) {
      // RFC 4287, 4.1.2: without content, one alternate link.
      assert.match(link(entry, 'alternate').map((each) => fileIn(lang, each)).join(), /^[^,]+\.html$/, name);
      assert.ok(instant(one(entry, 'updated')) >= instant(one(entry, 'published')));
    }
    const days = entries.map((entry) => instant(one(entry, 'updated')));
    newestFirst(days);
    assert.equal(instant(one(feed, 'updated')), days[0], `${name} is as new as its newest entry`);
  }
});

for (const { lang, at, least } of SITES) {
  test(`RSS: guids are unique, links lead to files, dates are in order (${lang})`, async () => {
    const root = await xml(`${at}rss.xml`);
    const [channel] = all(root, 'channel');
    assert.equal(fileIn(lang, one(channel, 'link')), `${at}index.html`);
    assert.equal(one(channel, 'language'), lang);
    // Readers that were given the file alone learn here where it is kept.
    const self = channel.inside.filter(({ space, name }) => space === 'http://www.w3.org/2005/Atom' && name === 'link');
    assert.deepEqual(self.map(({ is: { rel, type, href } }) => [rel, type, href]), [['self', 'application/rss+xml', `${ADDRESS}${at}rss.xml`]]);
    const items = all(channel, 'item');
    assert.ok(items.length >= least, `${items.length} items`);
    unique(items.map((item) => one(item, 'guid')));
    for (const item of items) {
      const page = fileIn(lang, one(item, 'link'));
      const [guid] = all(item, 'guid');
      // A guid is an address unless it says that it is none.
      if (guid.is.isPermaLink !== 'false') assert.equal(file(guid.text), page);
    }
    const days = items.map((item) => weekday(one(item, 'pubDate')));
    newestFirst(days);
    assert.equal(weekday(one(channel, 'pubDate')), days[0], 'the channel is as new as its newest item');
  });

  test(`JSON Feed: ids are unique, links lead to files, dates are in order (${lang})`, async () => {
    const feed = JSON.parse(await text(`${at}feed.json`));
    assert.equal(file(feed.feed_url), `${at}feed.json`);
    assert.equal(file(feed.home_page_url), `${at}index.html`);
    assert.equal(feed.language, lang);
    assert.ok(feed.items.length >= least, `${feed.items.length} items`);
    unique(feed.items.map(({ id }) => id));
    feed.items.forEach(({ url }) => fileIn(lang, url));
    newestFirst(feed.items.map(({ date_published: day }) => instant(day)));
  });

  test(`the three formats tell the same (${lang})`, async () => {
    const json = JSON.parse(await text(`${at}feed.json`)).items.map(({ url, title }) => [url, title]);
    const rss = all(all(await xml(`${at}rss.xml`), 'channel')[0], 'item').map((item) => [one(item, 'link'), one(item, 'title')]);
    const atom = all(await xml(`${at}feed.xml`), 'entry').map((entry) => [all(entry, 'link')[0].is.href, one(entry, 'title')]);
    assert.deepEqual(rss, json);
    assert.deepEqual(atom, json);
  });
}

/** The addresses in the sitemap, those of its parts included. */
async function mapped() {
  const found = [];
  for (const name of sitemaps()) {
    const root = await xml(name);
    const addresses = root.inside.map((each) => one(each, 'loc'));
    assert.ok(addresses.length <= 50_000 && (await text(name)).length < 50 * 1024 * 1024, `${name} is too large`);
    addresses.forEach(file);
    if (root.name === 'urlset') found.push(...addresses);
  }
  return found;
}

test('sitemap: every page that may be found is in it once, and none else', async () => {
  assert.deepEqual(names.filter((name) => /sitemap/.test(name) && !sitemaps().includes(name)), [], 'one sitemap for all languages');
  const addresses = await mapped();
  for (const { lang } of SITES) assert.ok(addresses.some((address) => language(file(address)) === lang), `no page in ${lang}`);
  unique(addresses);
  const pages = [];
  for (const name of names.filter((each) => each.endsWith('.html'))) {
    const { metas, redirect } = await read.head(await text(name));
    if (!redirect && !metas.some(([key, value]) => key === 'robots' && value.includes('noindex'))) pages.push(name);
  }
  assert.deepEqual(addresses.map(file).sort(), pages.sort());
});

const canonical = async (name) => (await read.head(await text(name))).links.find(({ rel }) => rel === 'canonical')?.href;

test('sitemap: its addresses are those that the pages call their own', async () => {
  for (const address of await mapped()) {
    assert.equal(await canonical(file(address)), address);
  }
});

test('sitemap: the home page of each language goes by the address of its folder', async () => {
  const addresses = await mapped();
  for (const { at } of SITES) {
    assert.equal(await canonical(`${at}index.html`), ADDRESS + at);
    assert.ok(addresses.includes(ADDRESS + at), at);
  }
});

test('robots.txt forbids nothing and names the sitemap', async () => {
  const lines = (await text('robots.txt')).trim().split('\n');
  assert.ok(lines.every((line) => /^(User-agent: \*|Disallow:|Sitemap: \S+)$/.test(line)), lines.join('\n'));
  assert.deepEqual(lines.filter((line) => line.startsWith('Sitemap: ')).map((line) => file(line.slice(9))), ['sitemap.xml']);
});

test('the feeds that pages name are there, and of the type that they are said to be', async () => {
  const types = { 'application/rss+xml': named('rss.xml'), 'application/feed+json': named('feed.json'), 'application/atom+xml': atoms() };
  const count = { vi: 0, en: 0 };
  for (const name of names.filter((each) => each.endsWith('.html'))) {
    const { links } = await read.head(await text(name));
    for (const { type, href } of links.filter(({ rel, type: is }) => rel === 'alternate' && is !== '')) {
      const target = path.posix.join(path.posix.dirname(name), href);
      assert.ok(types[type]?.includes(target), `${name} names ${target} as ${type}`);
      assert.equal(language(target), language(name), `${name} names ${target}`);
      count[language(name)] += 1;
    }
  }
  assert.ok(count.vi > 80 && count.en > 20, `${JSON.stringify(count)} pages name a feed`);
});
