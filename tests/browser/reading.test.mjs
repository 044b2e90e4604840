// Reading needs no script, no mouse and no screen.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESK, PHONE, onPage, sample } from './browser.mjs';
import { ADDRESSED, MARKS, language, words } from './sample.mjs';
import { DOCUMENT, ENGLISH, LIST, STORY } from './templates.mjs';

// With an address: stories have their QR codes.
const it = sample(ADDRESSED);
const PAGES = ['index.html', STORY, DOCUMENT, LIST, 'en/index.html', ENGLISH];
/** What the menu is called on a page. */
const menuName = async (path) => (await words(language(path))).main_nav;

for (const viewport of [PHONE, DESK]) {
  test(`without script all can be read and the menu is open, ${viewport.width} px`, async () => {
    await onPage(it.browser, `no-script-${viewport.width}`, { viewport, javaScriptEnabled: false }, async (page) => {
      for (const path of PAGES) {
        await page.goto(it.at.root + path);
        assert.ok(await page.getByRole('heading', { level: 1 }).isVisible(), path);
        assert.ok((await page.locator('main').innerText()).length > 300, `${path}: main is all but empty`);
        const menu = page.getByRole('navigation', { name: await menuName(path), exact: true }).getByRole('link');
        assert.ok((await menu.count()) >= 5, `${path}: the menu has few links`);
        for (const link of await menu.all()) assert.ok(await link.isVisible(), `${path}: ${await link.innerText()} is hidden`);
      }
    });
  });
}

test('the menu works without script, up to the next page', async () => {
  await onPage(it.browser, 'menu', { viewport: PHONE, javaScriptEnabled: false }, async (page) => {
    await page.goto(it.at.file + STORY);
    await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Văn bản' }).click();
    assert.equal(page.url(), `${it.at.file}van-ban/index.html`);
    assert.equal(await page.locator('.nav [aria-current=page]').innerText(), 'Văn bản');
  });
});

test('the first stop of the keyboard leads past the menu', async () => {
  await onPage(it.browser, 'skip', {}, async (page) => {
    for (const path of PAGES) {
      await page.goto(it.at.root + path);
      await page.keyboard.press('Tab');
      const skip = page.locator(':focus');
      assert.equal(await skip.getAttribute('href'), '#noi-dung', path);
      const box = await skip.boundingBox();
      assert.ok(box.x >= 0 && box.y >= 0 && box.width > 44 && box.height >= 44, `${path}: ${JSON.stringify(box)}`);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), path);
    }
  });
});

for (const colorScheme of ['light', 'dark']) {
  test(`every stop of the keyboard can be seen, ${colorScheme}`, async () => {
    await onPage(it.browser, `focus-${colorScheme}`, { colorScheme }, async (page) => {
      for (const path of PAGES) {
        await page.goto(it.at.root + path);
        const all = await page.locator('a[href]:visible, button:enabled:visible, input:visible, summary:visible').count();
        const stops = await walk(page, all + 5);
        assert.deepEqual(stops.filter((stop) => stop.fault), [], path);
        assert.ok(stops.length >= all - 1, `${path}: ${stops.length} of ${all} links and controls are stops`);
      }
    });
  });
}

/** Tabs through the page until the focus leaves it. */
async function walk(page, most) {
  const stops = [];
  while (stops.length < most) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      // A card shows the ring around itself.
      const ring = [getComputedStyle(element), getComputedStyle(element, '::after')]
        .find((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
      const box = element.getBoundingClientRect();
      const seen = box.width > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
      return { text: element.textContent.trim(), fault: (!ring && 'no ring') || (!seen && 'out of sight') || null };
    });
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

test('printed, a story and a document are without menus and keep the mark', async () => {
  await onPage(it.browser, 'print', { colorScheme: 'dark' }, async (page) => {
    for (const path of [STORY, DOCUMENT, ENGLISH]) {
      await page.goto(it.at.root + path);
      const text = await page.getByRole('heading', { level: 1 }).innerText();
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      for (const menu of await page.locator('nav, .skip, .screen, .tags, .tools, [data-do], .foot ul').all()) {
        assert.ok(!(await menu.isVisible()), `${path}: ${await menu.getAttribute('class')} is printed`);
      }
      assert.equal(await page.locator('h1').innerText(), text);
      assert.ok(await page.getByText(MARKS[language(path)]).isVisible(), `${path}: the mark is not printed`);
      if (path !== DOCUMENT) assert.ok(await page.locator('svg.qr').isVisible(), `${path}: the QR code is not printed`);
      const ink = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]);
      assert.deepEqual(ink, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'], `${path}: black on white`);
      await page.emulateMedia({ media: null });
    }
  });
});
