// Narrow screens and large text: nothing sticks out, one page of each template of both themes.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { PHONE, launch, onPage, overflow, sample } from './browser.mjs';
import { ADDRESSED, MINIMAL } from './sample.mjs';
import { templates } from './templates.mjs';

// With an address: stories have their QR codes.
const THEMES = { default: sample(ADDRESSED), 'toi-gian': sample(`${MINIMAL}\n${ADDRESSED}`) };
/** The root's font at twice the reader's usual size. */
const SIZE_AT_200 = { default: '36px', 'toi-gian': '32px' };
let large;
after(() => large?.close());

async function nothingSticksOut(it, browser, name, viewport) {
  await onPage(browser, name, { viewport }, async (page) => {
    const faults = [];
    for (const path of await templates(it.folder)) {
      await page.goto(it.at.root + path);
      const out = await overflow(page);
      if (out.length > 0) faults.push(`${path}: ${out.join(', ')}`);
    }
    assert.deepEqual(faults, []);
  });
}

for (const [theme, it] of Object.entries(THEMES)) {
  for (const width of [320, 360, 768, 1280]) {
    test(`nothing sticks out at ${width} px (${theme})`, () => nothingSticksOut(it, it.browser, `width-${theme}-${width}`, { width, height: 740 }));
  }

  test(`nothing sticks out at 360 px with text twice as large (${theme})`, async () => {
    // The reader's own setting, not the page's: units and breakpoints follow it as they do for a reader.
    large ??= await launch('--blink-settings=defaultFontSize=32,defaultFixedFontSize=26');
    await onPage(large, `text-200-size-${theme}`, { viewport: PHONE }, async (page) => {
      await page.goto(it.at.root);
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), SIZE_AT_200[theme]);
    });
    await nothingSticksOut(it, large, `text-200-${theme}`, PHONE);
  });
}
