// The codes on stories, read as a telephone reads them: from the picture of the page.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';

import { PHONE, onPage, sample } from './browser.mjs';
import { ADDRESS, ADDRESSED, MINIMAL, files, isStory, language } from './sample.mjs';
import { ENGLISH, STORY } from './templates.mjs';

const JSQR = createRequire(import.meta.url).resolve('jsqr');

const SHORT = 'en/ca-nhan/phan-dinh-khoat.html';

/** Translates a story that has a short address; in the sample none of those is. */
async function translate(sources) {
  await writeFile(path.join(sources, 'content/ca-nhan/2025/phan-dinh-khoat/index.en.md'),
    '---\ntitle: The man at the sluice\nposition: Keeper of a sluice\nsummary: He keeps a sluice.\n---\n\nHe keeps a sluice.\n');
}

const SITES = { default: sample(ADDRESSED, translate), 'toi-gian': sample(`${MINIMAL}\n${ADDRESSED}`, translate) };
const homeless = sample();

/** A second page of a page's context, which reads codes. */
async function scanner(page) {
  const reading = await page.context().newPage();
  await reading.addScriptTag({ path: JSQR });
  await page.bringToFront();
  /** What the code on the open page says, read from its picture; null where it can't be read. */
  return async () => {
    const picture = await page.locator('svg.qr').screenshot();
    return reading.evaluate(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      const { data } = canvas.getImageData(0, 0, image.width, image.height);
      // The program reads grey on black too; a telephone held over a page does not.
      const grey = Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 1]);
      const margin = Math.round(image.width / 25);
      const corners = [grey.at(margin * (image.width + 1)), grey.at(-margin * (image.width + 1) - 1)];
      const darkest = grey.reduce((least, each) => Math.min(least, each));
      if (Math.min(...corners) < 250 || darkest > 5) return `not black on white: ${darkest} on ${corners}`;
      return globalThis.jsQR(data, image.width, image.height, { inversionAttempts: 'dontInvert' })?.data ?? null;
    }, `data:image/png;base64,${picture.toString('base64')}`);
  };
}

/** The address that the code of the open page must have: the short one, where the page tells of one. */
async function expected(page) {
  const texts = await page.locator('svg.qr + div b').allInnerTexts();
  // It stands on the page as people type it.
  if (texts.length > 0) return `https://${texts[0]}`;
  return page.locator('link[rel=canonical]').getAttribute('href');
}

for (const [theme, it] of Object.entries(SITES)) {
  test(`the code of every story leads to it (${theme})`, async () => {
    const names = await files(it.folder);
    const stories = names.filter(isStory);
    assert.ok(stories.length > 30 && stories.some((name) => language(name) === 'en'), `${stories.length} stories`);
    await onPage(it.browser, `qr-${theme}`, { viewport: PHONE }, async (page) => {
      const scan = await scanner(page);
      let short = 0;
      for (const name of stories) {
        await page.goto(it.at.root + name);
        const said = await scan();
        assert.equal(said, await expected(page), name);
        assert.ok(said.startsWith(ADDRESS), `${name}: ${said}`);
        const file = said.slice(ADDRESS.length);
        assert.ok(names.includes(file), `${name}: ${said} has no file`);
        if (file === name) continue;
        short += 1;
        await page.goto(it.at.root + file);
        await page.waitForURL(it.at.root + name);
      }
      assert.ok(short >= 10, `${short} short addresses`);
    });
  });

  test(`the code can be read in the dark, on a fine screen and on paper (${theme})`, async () => {
    const ways = [{ colorScheme: 'dark' }, { colorScheme: 'dark', viewport: PHONE, deviceScaleFactor: 3 }, { media: 'print' }];
    for (const { media, ...options } of ways) {
      await onPage(it.browser, `qr-${theme}-${Object.values(options).length}`, options, async (page) => {
        const scan = await scanner(page);
        if (media) await page.emulateMedia({ media });
        for (const name of [STORY, ENGLISH]) {
          await page.goto(it.at.root + name);
          assert.equal(await scan(), await expected(page), `${name}: ${JSON.stringify({ media, ...options })}`);
        }
      });
    }
  });

  test(`a translation has a short address of its own (${theme})`, async () => {
    await onPage(it.browser, `qr-short-${theme}`, {}, async (page) => {
      const scan = await scanner(page);
      await page.goto(it.at.root + STORY);
      assert.equal(await scan(), `${ADDRESS}g/khoat25.html`);
      await page.goto(it.at.root + SHORT);
      assert.equal(await scan(), `${ADDRESS}en/g/khoat25.html`);
    });
  });
}

test('without an address of the site no page has a code', async () => {
  for (const name of (await files(homeless.folder)).filter((each) => each.endsWith('.html'))) {
    assert.ok(!/class="qr/.test(await readFile(path.join(homeless.folder, name), 'utf8')), name);
  }
});
