// Narrow screens and large text: nothing sticks out, one page of each template.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { PHONE, launch, onPage, overflow, sample } from './browser.mjs';
import { templates } from './templates.mjs';

const it = sample();
let large;
after(() => large?.close());

async function nothingSticksOut(browser, name, viewport) {
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

for (const width of [320, 360, 768, 1280]) {
  test(`nothing sticks out at ${width} px`, () => nothingSticksOut(it.browser, `width-${width}`, { width, height: 740 }));
}

test('nothing sticks out at 360 px with text twice as large', async () => {
  // The reader's own setting, not the page's: units and breakpoints follow it as they do for a reader.
  large = await launch('--blink-settings=defaultFontSize=32,defaultFixedFontSize=26');
  await onPage(large, 'text-200-size', { viewport: PHONE }, async (page) => {
    await page.goto(it.at.root);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '36px');
  });
  await nothingSticksOut(large, 'text-200', PHONE);
});
