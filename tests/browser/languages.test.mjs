// A site in several languages: every page leads to its translation and back, and speaks one language only.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { onPage, sample } from './browser.mjs';
import { reader } from './parse.mjs';
import { ADDRESS, ADDRESSED, EDITIONS, MINIMAL, build, fileAt, files, language, remove, words } from './sample.mjs';
import { ENGLISH, STORY } from './templates.mjs';

const SITES = {
  default: ADDRESSED,
  'toi-gian': `${MINIMAL}\n${ADDRESSED}`,
  'no address': MINIMAL,
};
const NAMES = { vi: 'Tiếng Việt', en: 'English' };

/** What people wrote and did not translate, and what is said in another language on purpose. */
const CONTENT = {
  vi: ['.prose', '.vb', '[lang=en]'],
  en: ['.prose', '.vb', '[lang=vi]'],
};

/** By name of the site: its folder, its files, and by path what its pages say of themselves. */
const sites = {};
let read;
before(async () => {
  read = await reader();
  for (const [name, settings] of Object.entries(SITES)) {
    const folder = await build(settings);
    const names = await files(folder);
    const pages = new Map();
    for (const page of names.filter((each) => each.endsWith('.html'))) {
      const html = await readFile(path.join(folder, page), 'utf8');
      pages.set(page, { html, ...(await read.head(html)) });
    }
    sites[name] = { folder, names, pages };
  }
});
after(async () => {
  await read?.close();
  for (const { folder } of Object.values(sites)) await remove(path.dirname(folder));
});

/** Pages that are read: those that only lead on and the page for what is not there stand apart. */
const whole = ({ pages }) => [...pages].filter(([name, { redirect }]) => !redirect && name !== '404.html');

const LANGS = Object.keys(EDITIONS);
const within = (name) => name.slice(EDITIONS[language(name)].length);
/** The page that is this one in a language, undefined where there is none. */
const translated = (pages, name, lang) => (pages.has(EDITIONS[lang] + within(name)) ? EDITIONS[lang] + within(name) : undefined);

/** Where a reader goes on who wants a page in a language that does not have it: the first page of the list, for an entry that of its kind, else home. */
function nearest(pages, name, lang) {
  const first = name.replace(/-trang-\d+\.html$/, '.html');
  const list = name.replace(/[^/]+$/, 'index.html');
  const lists = ['ca-nhan', 'tap-the', 'mo-hinh', 'van-ban', 'chuyen-de', 'trang'].includes(path.posix.dirname(within(name))) ? [first, list] : [first];
  return lists.map((each) => translated(pages, each, lang)).find(Boolean) ?? `${EDITIONS[lang]}index.html`;
}

function expectNone(faults) {
  assert.deepEqual(faults.slice(0, 10), [], `${faults.length} faults`);
}

for (const site of Object.keys(SITES)) {
  test(`every page says its language (${site})`, () => {
    assert.ok(whole(sites[site]).filter(([name]) => language(name) === 'en').length > 20, 'few pages in English');
    expectNone([...sites[site].pages].filter(([name, { lang }]) => lang !== language(name)).map(([name, { lang }]) => `${name} is in ${lang}`));
  });

  test(`the switcher leads to the translation and back, or to what is nearest (${site})`, () => {
    const { pages } = sites[site];
    expectNone(whole(sites[site]).flatMap(([name, { switcher }]) => {
      const own = language(name);
      const faults = [];
      const target = (lang) => {
        const found = switcher.filter(({ hreflang }) => hreflang === lang);
        if (found.length !== 1) faults.push(`${name}: ${found.length} ways to ${lang}`);
        if (found.some((each) => each.lang !== lang || each.text !== NAMES[lang])) faults.push(`${name}: the way to ${lang} is called ${found[0].text} (${found[0].lang})`);
        return found[0] && path.posix.join(path.posix.dirname(name), decodeURI(found[0].href));
      };
      // The minimal theme leaves out the language that the reader is in.
      if (switcher.some(({ hreflang }) => hreflang === own)) {
        if (target(own) !== name) faults.push(`${name}: its own language is at ${target(own)}`);
        if (switcher.some(({ hreflang, current }) => current !== (hreflang === own))) faults.push(`${name}: the current language is another`);
      } else if (site === 'default') faults.push(`${name}: does not say which language is the current one`);
      for (const lang of LANGS.filter((each) => each !== own)) {
        const is = target(lang);
        if (!pages.has(is)) faults.push(`${name}: ${is} is not there`);
        const expected = translated(pages, name, lang) ?? nearest(pages, name, lang);
        if (is !== expected) faults.push(`${name}: leads to ${is}, not to ${expected}`);
        const back = pages.get(is)?.switcher.find(({ hreflang }) => hreflang === own);
        const home = back && path.posix.join(path.posix.dirname(is), decodeURI(back.href));
        if (home !== (translated(pages, name, lang) ? name : translated(pages, expected, own))) faults.push(`${name}: from ${is} the way back is ${home}`);
      }
      return faults;
    }));
  });
}

for (const site of ['default', 'toi-gian']) {
  test(`hreflang: absolute, of existing pages, mutual, the page itself among them (${site})`, () => {
    const { pages } = sites[site];
    const versions = (name) => pages.get(name).links.filter(({ rel, hreflang }) => rel === 'alternate' && hreflang !== '');
    const file = (address) => (address.startsWith(ADDRESS) ? fileAt(decodeURI(address.slice(ADDRESS.length))) : undefined);
    expectNone(whole(sites[site]).flatMap(([name, { links }]) => {
      const own = versions(name);
      const canonical = links.find(({ rel }) => rel === 'canonical').href;
      const expected = LANGS.filter((lang) => translated(pages, name, lang));
      return [
        ...(own.map(({ hreflang }) => hreflang).sort().join() === [...expected].sort().join() ? [] : [`${name}: in ${own.map(({ hreflang }) => hreflang)}, not in ${expected}`]),
        ...own.filter(({ href, hreflang }) => file(href) !== translated(pages, name, hreflang)).map(({ href, hreflang }) => `${name}: ${hreflang} at ${href}`),
        ...own.filter(({ href, hreflang }) => hreflang === language(name) && href !== canonical).map(({ href }) => `${name}: itself at ${href}, canonical ${canonical}`),
        ...own.filter(({ href }) => pages.has(file(href)) && !versions(file(href)).some((back) => back.href === canonical)).map(({ href }) => `${name}: ${href} does not name it`),
      ];
    }));
    assert.equal(versions('index.html').length, LANGS.length);
    assert.equal(versions(ENGLISH).length, LANGS.length);
    assert.ok(whole(sites[site]).some(([name]) => versions(name).length === 1), 'all is translated: nothing here tests the rest');
  });
}

test('hreflang: none without an address, where it could only be relative', () => {
  expectNone(whole(sites['no address']).filter(([, { links }]) => links.some(({ rel, hreflang }) => rel === 'alternate' && hreflang !== '')).map(([name]) => name));
});

/** How the interface says things in `lang` and not in `other`: `[key, pattern]`. Some say nothing but what is filled in. */
async function sayings(lang, other) {
  const [own, foreign] = [await words(lang), await words(other)];
  const only = Object.entries(own).filter(([key, value]) => value !== foreign[key] && /\p{L}/u.test(value.replaceAll(/\{\w+\}/g, '')));
  return only.map(([key, value]) => {
    const parts = value.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return [key, new RegExp(`(?<![\\p{L}\\d])${parts.join('.+?')}(?![\\p{L}\\d])`, 'u')];
  });
}

for (const site of ['default', 'toi-gian']) {
  for (const [lang, other] of [['en', 'vi'], ['vi', 'en']]) {
    test(`no page in ${lang} has words of the interface in ${other} (${site})`, async () => {
      const foreign = await sayings(other, lang);
      const own = await sayings(lang, other);
      assert.ok(foreign.length > 80, `${foreign.length} words`);
      const seen = new Set();
      const faults = [];
      for (const [name, { html }] of [...sites[site].pages].filter(([each]) => language(each) === lang)) {
        const said = await read.spoken(html, CONTENT[lang]);
        own.filter(([, pattern]) => said.some((each) => pattern.test(each))).forEach(([key]) => seen.add(key));
        for (const [key, pattern] of foreign) {
          faults.push(...said.filter((each) => pattern.test(each)).map((each) => `${name}: ${key} in “${each}”`));
        }
      }
      expectNone(faults);
      // What is looked for in the other language would be found: in its own it is.
      assert.ok(seen.size > 40, `only ${seen.size} words of the interface are anywhere: ${[...seen]}`);
    });
  }
}

const it = sample();

test('a reader changes the language and comes back, from a stick too', async () => {
  for (const base of Object.values(it.at)) {
    await onPage(it.browser, 'switch', {}, async (page) => {
      const vietnamese = within(ENGLISH);
      await page.goto(base + vietnamese);
      await page.locator('.tools').getByRole('link', { name: NAMES.en, exact: true }).click();
      assert.equal(page.url(), base + ENGLISH);
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
      assert.equal(await page.locator('.tools [aria-current]').innerText(), NAMES.en);
      await page.locator('.tools').getByRole('link', { name: NAMES.vi, exact: true }).click();
      assert.equal(page.url(), base + vietnamese);
      await page.goto(base + STORY);
      await page.locator('.tools').getByRole('link', { name: NAMES.en, exact: true }).click();
      assert.equal(page.url(), `${base}en/ca-nhan/index.html`);
    });
  }
});
