// What pages tell search engines and chats of themselves: JSON-LD by the vocabulary of schema.org, Open Graph, Twitter cards.

import assert from 'node:assert/strict';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { reader } from './parse.mjs';
import { ADDRESS, ADDRESSED, EDITIONS, build, fileAt, files, isStory, language, remove } from './sample.mjs';
import { STORY } from './templates.mjs';
import { faults, isDay } from './vocabulary.mjs';

/** What each type must have to be of use, beyond what schema.org allows it to have. */
const NEEDED = {
  Article: ['@id', 'url', 'headline', 'name', 'author', 'publisher', 'datePublished', 'mainEntityOfPage', 'inLanguage', 'about', 'description'],
  WebPage: ['@id', 'url', 'headline', 'name', 'publisher', 'mainEntityOfPage', 'inLanguage'],
  WebSite: ['@id', 'url', 'name', 'publisher'],
  GovernmentOrganization: ['@id', 'url', 'name'],
  Organization: ['name'],
  Person: ['name'],
  Thing: ['name'],
  AdministrativeArea: ['name'],
  BreadcrumbList: ['itemListElement'],
  ItemList: ['itemListElement', 'numberOfItems'],
  ListItem: ['position'],
};

/** By language: what the site and its publisher are called, and what chats call the language. */
const NAMES = {
  vi: { site: 'Gương sáng Sông Lam', publisher: 'Ban Xây dựng Đảng, Đảng ủy xã Sông Lam', locale: 'vi_VN' },
  en: { site: 'Shining examples of Sông Lam', publisher: 'Board for Party Building, Party Committee of Sông Lam commune', locale: 'en_GB' },
};

/** A picture of one dot: the sample has drawings only, which chats do not show. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';

/** Gives one story a photo in place of its drawing. */
async function photo(sources) {
  const folder = path.join(sources, 'content/ca-nhan/2025/phan-dinh-khoat');
  const file = path.join(folder, 'index.md');
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll('cong-dau-kenh.svg', 'cong-dau-kenh.png'));
  await rename(path.join(folder, 'cong-dau-kenh.svg'), path.join(folder, 'cong-dau-kenh.png'));
  await writeFile(path.join(folder, 'cong-dau-kenh.png'), Buffer.from(DOT, 'base64'));
}

/** By path: what the page says of itself, its JSON-LD read. */
const pages = new Map();
let site, names;
before(async () => {
  site = await build(ADDRESSED, photo);
  names = await files(site);
  const read = await reader();
  for (const name of names.filter((each) => each.endsWith('.html'))) {
    const head = await read.head(await readFile(path.join(site, name), 'utf8'));
    const data = head.scripts.filter(({ type }) => type === 'application/ld+json').map(({ text }) => JSON.parse(text));
    if (!head.redirect && name !== '404.html') pages.set(name, { ...head, data });
  }
  await read.close();
});
after(async () => {
  if (site) await remove(path.dirname(site));
});

/** The file at an address of the site, its part behind `#` aside; undefined where there is none. */
function file(address) {
  if (!address?.startsWith(ADDRESS)) return undefined;
  const name = fileAt(decodeURI(address.slice(ADDRESS.length).split('#')[0]));
  return names.includes(name) ? name : undefined;
}

/** All objects of a page with a type, at any depth. */
function objects(value) {
  if (Array.isArray(value)) return value.flatMap(objects);
  if (value === null || typeof value !== 'object') return [];
  return [...(value['@type'] ? [value] : []), ...Object.values(value).flatMap(objects)];
}

/** Asks `question` of every page and expects no answer from any. */
function noFaults(question) {
  const found = [...pages].flatMap(([name, page]) => question(page, name).map((fault) => `${name}: ${fault}`));
  assert.deepEqual(found, []);
}

test('JSON-LD: one graph a page, every property belongs to its type', () => {
  assert.ok(pages.size > 80, `${pages.size} pages are too few to be the sample`);
  noFaults(({ data }) => {
    if (data.length !== 1) return [`${data.length} scripts of JSON-LD`];
    const [{ '@context': context, '@graph': graph }] = data;
    return [...(context === 'https://schema.org' ? [] : [`context ${context}`]), ...graph.flatMap((object, i) => faults(object, `/${i}`))];
  });
});

test('JSON-LD: only types that are expected, each with what it needs', () => {
  const seen = new Set();
  noFaults(({ data }) => objects(data).flatMap((object) => {
    const type = object['@type'];
    seen.add(type);
    if (!NEEDED[type]) return [`unexpected ${type}`];
    return NEEDED[type].filter((key) => object[key] === undefined || object[key] === '').map((key) => `${type} without ${key}`);
  }));
  assert.deepEqual(Object.keys(NEEDED).filter((type) => !seen.has(type)), [], 'expected and nowhere');
});

test('JSON-LD: what is named is described on the same page, and every address has a file', () => {
  noFaults(({ data }) => {
    const described = objects(data).map((object) => object['@id']).filter(Boolean);
    const twice = described.filter((id, i) => described.indexOf(id) !== i);
    const named = [...JSON.stringify(data).matchAll(/\{"@id":"([^"]+)"\}/g)].map(([, id]) => id);
    const addresses = [...JSON.stringify(data).matchAll(/"(?:url|item|image|mainEntityOfPage|logo|@id)":"(https?:[^"]+)"/g)].map(([, address]) => address);
    return [
      ...twice.map((id) => `${id} is described twice`),
      ...named.filter((id) => !described.includes(id)).map((id) => `${id} is named and not described`),
      ...addresses.filter((address) => !file(address)).map((address) => `${address} has no file`),
    ];
  });
});

test('JSON-LD: lists count from 1, the way to a page ends at the page', () => {
  noFaults(({ data, links }, name) => objects(data).filter((object) => object.itemListElement).flatMap((list) => {
    const items = list.itemListElement;
    const way = list['@type'] === 'BreadcrumbList';
    const own = links.find(({ rel }) => rel === 'canonical').href;
    return [
      ...items.filter((item, i) => item.position !== i + 1).map((item) => `position ${item.position}`),
      ...items.filter((item) => !(way ? item.item : item.url)).map((item) => `${item.name} leads nowhere`),
      ...items.filter((item) => way && !item.name).map((item) => `step ${item.position} has no name`),
      ...(way && items[0].item !== ADDRESS + EDITIONS[language(name)] ? [`the way begins at ${items[0].item}`] : []),
      ...(way && items.at(-1).item !== own ? [`the way ends at ${items.at(-1).item}`] : []),
      ...(way || list.numberOfItems === items.length ? [] : [`${list.numberOfItems} items, ${items.length} told`]),
    ];
  }));
});

test('JSON-LD: a story says what its page says', () => {
  const stories = [...pages].filter(([name]) => isStory(name));
  assert.ok(stories.length > 30, `${stories.length} stories`);
  assert.ok(stories.some(([name]) => language(name) === 'en'), 'no story in English');
  for (const [name, { data, heading, links }] of stories) {
    const articles = objects(data).filter((object) => object['@type'] === 'Article');
    assert.equal(articles.length, 1, name);
    const [article] = articles;
    assert.equal(article.headline, heading, name);
    assert.equal(article.url, links.find(({ rel }) => rel === 'canonical').href, name);
    assert.ok(isDay(article.datePublished), name);
  }
});

test('JSON-LD: every page says its language, and in it who publishes', () => {
  noFaults(({ data }, name) => {
    const lang = language(name);
    const all = objects(data);
    // One board publishes in all languages; only its name is translated.
    const publisher = `${ADDRESS}#publisher`;
    const names = all.filter((object) => object['@id'] === publisher).map((object) => object.name);
    return [
      ...all.filter((object) => (object.inLanguage ?? lang) !== lang).map((object) => `${object['@type']} in ${object.inLanguage}`),
      ...all.filter((object) => (object.publisher?.['@id'] ?? publisher) !== publisher).map((object) => `${object['@type']} of ${object.publisher['@id']}`),
      ...(names.length === 1 && names[0] === NAMES[lang].publisher ? [] : [`published by ${names}`]),
      ...all.filter((object) => object['@type'] === 'WebSite' && object.name !== NAMES[lang].site).map((object) => `the site is ${object.name}`),
    ];
  });
});

test('Open Graph and Twitter: what a chat needs, and the same as the page says', () => {
  noFaults(({ metas, links, title }, name) => {
    const is = (key) => metas.filter(([each]) => each === key).map(([, value]) => value);
    const expect = (key, pattern) => {
      const [value, ...more] = is(key);
      return value !== undefined && more.length === 0 && pattern.test(value) ? [] : [`${key} is ${JSON.stringify(is(key))}`];
    };
    const own = links.filter(({ rel }) => rel === 'canonical').map(({ href }) => href);
    return [
      ...expect('og:title', /\S/),
      ...expect('og:type', /^(website|article)$/),
      ...expect('og:url', /^https:/),
      ...expect('og:site_name', new RegExp(`^${NAMES[language(name)].site}$`)),
      ...expect('og:locale', new RegExp(`^${NAMES[language(name)].locale}$`)),
      ...expect('twitter:card', is('og:image').length > 0 ? /^summary_large_image$/ : /^summary$/),
      ...(own.length === 1 && is('og:url')[0] === own[0] && file(own[0]) === name ? [] : [`og:url ${is('og:url')}, canonical ${own}`]),
      ...(title.includes(is('og:title')[0]) ? [] : [`og:title ${is('og:title')} is not in the title ${title}`]),
      ...is('og:image').filter((address) => !file(address)).map((address) => `${address} has no file`),
      ...(is('og:type')[0] === 'article' ? expect('article:published_time', /^\d{4}-\d\d-\d\d/) : []),
    ];
  });
});

test('every page is described in a sentence', () => {
  noFaults(({ metas }) => ['description', 'og:description'].filter((key) => !metas.some(([each, value]) => each === key && value.trim() !== '')));
});

test('a story with a photo shows it everywhere', () => {
  const { data, metas } = pages.get(STORY);
  const [image] = metas.filter(([key]) => key === 'og:image').map(([, value]) => value);
  assert.match(file(image) ?? '', /\.png$/);
  assert.equal(objects(data).find((object) => object['@type'] === 'Article').image, image);
  assert.ok(metas.some(([key, value]) => key === 'twitter:card' && value === 'summary_large_image'));
});

test('the vocabulary finds what is wrong', () => {
  const wrong = (object, pattern) => assert.match(faults(object).join(), pattern);
  assert.deepEqual(faults({ '@type': 'Article', headline: 'A', datePublished: '2026-11-20', author: { '@type': 'Person', name: 'B' } }), []);
  wrong({ '@type': 'Artikel' }, /no Artikel/);
  wrong({ '@type': 'Article', headlines: 'A' }, /no property headlines/);
  wrong({ '@type': 'Person', headline: 'A' }, /Person has no property headline/);
  wrong({ '@type': 'Article', datePublished: '20/11/2026' }, /none of Date/);
  wrong({ '@type': 'Article', datePublished: '2026-02-30' }, /none of Date/);
  wrong({ '@type': 'Article', author: { '@type': 'Place', name: 'B' } }, /Place is none of/);
  wrong({ '@type': 'Article', author: { name: 'B' } }, /no @type/);
  wrong({ '@type': 'ItemList', numberOfItems: 'ba' }, /none of Integer/);
  wrong({ '@type': 'Article', headline: ' ' }, /none of/);
});
