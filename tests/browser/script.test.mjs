// What the script adds: the size of the text, sharing, printing. Without it none of them is offered.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PHONE, onPage, overflow, sample } from './browser.mjs';
import { ADDRESS, ADDRESSED, MINIMAL, language, words } from './sample.mjs';
import { DOCUMENT, ENGLISH, LIST, STORY } from './templates.mjs';

const it = sample(ADDRESSED);
const homeless = sample();
const minimal = sample(`${MINIMAL}\n${ADDRESSED}`);

/** The root's font in pixels, from the usual size to the largest. */
const SIZES = ['18px', '20.96px', '24px'];
const PAGES = ['index.html', STORY, LIST, DOCUMENT, 'en/index.html', ENGLISH, 'en/dia-ban/xa-song-lam.html'];

const font = (page) => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
const smaller = (page) => page.locator('[data-do=smaller]');
const larger = (page) => page.locator('[data-do=larger]');

/** The root's font, and which of the buttons can be pressed. */
const state = async (page) => [await font(page), await smaller(page).isEnabled(), await larger(page).isEnabled()];

test('text grows in two steps and back, and the buttons end where the steps do', async () => {
  await onPage(it.browser, 'text-size', {}, async (page) => {
    for (const name of [STORY, ENGLISH]) {
      await page.goto(it.at.root + name);
      assert.deepEqual(await state(page), [SIZES[0], false, true]);
      await larger(page).click();
      assert.deepEqual(await state(page), [SIZES[1], true, true]);
      await larger(page).click();
      assert.deepEqual(await state(page), [SIZES[2], true, false]);
      await smaller(page).click();
      await smaller(page).click();
      assert.deepEqual(await state(page), [SIZES[0], false, true]);
    }
  });
});

test('the buttons say what they do, in the language of the page', async () => {
  await onPage(it.browser, 'text-size-names', {}, async (page) => {
    for (const name of [STORY, ENGLISH]) {
      const t = await words(language(name));
      await page.goto(it.at.root + name);
      const group = page.getByRole('group', { name: t.text_size, exact: true });
      for (const label of [t.text_smaller, t.text_larger]) assert.ok(await group.getByRole('button', { name: label, exact: true }).isVisible(), label);
    }
  });
});

test('the size of the text is kept, on the page and on all others, from the first moment', async () => {
  await onPage(it.browser, 'text-size-kept', {}, async (page) => {
    await page.goto(it.at.root + STORY);
    await larger(page).click();
    await larger(page).click();
    await page.reload();
    assert.deepEqual(await state(page), [SIZES[2], true, false]);
    // What the text is like when the body begins; later would be a jump under the reader's eyes.
    await page.addInitScript(() => {
      new MutationObserver((_, watching) => {
        if (!document.body) return;
        watching.disconnect();
        window.atFirst = document.documentElement.dataset.size;
      }).observe(document, { childList: true, subtree: true });
    });
    for (const name of PAGES) {
      await page.goto(it.at.root + name);
      assert.deepEqual(await state(page), [SIZES[2], true, false], name);
      assert.equal(await page.evaluate(() => window.atFirst), '2', name);
    }
  });
});

test('nothing sticks out of a phone with the largest text', async () => {
  await onPage(it.browser, 'text-size-phone', { viewport: PHONE }, async (page) => {
    const faults = [];
    await page.goto(it.at.root);
    await larger(page).click();
    await larger(page).click();
    for (const name of PAGES) {
      await page.goto(it.at.root + name);
      assert.equal(await font(page), SIZES[2], name);
      const out = await overflow(page);
      if (out.length > 0) faults.push(`${name}: ${out.join(', ')}`);
    }
    assert.deepEqual(faults, []);
  });
});

for (const [theme, site] of [['default', it], ['toi-gian', minimal]]) {
  test(`what needs the script is offered with it, and not without (${theme})`, async () => {
    for (const javaScriptEnabled of [true, false]) {
      await onPage(site.browser, `script-${javaScriptEnabled}-${theme}`, { javaScriptEnabled }, async (page) => {
        for (const name of PAGES) {
          await page.goto(site.at.root + name);
          const controls = await page.locator('[data-do]').all();
          const toTake = [STORY, ENGLISH, DOCUMENT].includes(name);
          assert.equal(controls.length, (theme === 'default' ? 2 : 0) + (toTake ? 2 : 0), name);
          for (const control of controls) {
            assert.equal(await control.isVisible(), javaScriptEnabled, `${name}: ${await control.getAttribute('data-do')}`);
          }
        }
      });
    }
  });
}

test('the button prints', async () => {
  await onPage(it.browser, 'print-button', {}, async (page) => {
    await page.addInitScript(() => {
      window.printed = 0;
      window.print = () => { window.printed += 1; };
    });
    for (const name of [STORY, ENGLISH, DOCUMENT]) {
      await page.goto(it.at.root + name);
      assert.equal(await page.evaluate(() => window.printed), 0);
      await page.getByRole('button', { name: (await words(language(name))).print, exact: true }).click();
      assert.equal(await page.evaluate(() => window.printed), 1, name);
    }
  });
});

/** A page on which nothing but `share` (a function or undefined) is there to share with, and the clipboard may be used. */
async function sharing(site, name, share, work) {
  await onPage(site.browser, name, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.addInitScript((code) => {
      window.shared = [];
      Object.defineProperty(Navigator.prototype, 'share', { configurable: true, value: code && (0, eval)(code) });
    }, share && `(${share})`);
    const faults = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    await work(page);
    assert.deepEqual(faults, []);
  });
}

const shareButton = async (page, name) => page.getByRole('button', { name: (await words(language(name))).share, exact: true });

test('sharing copies the address that the page calls its own, and says so', async () => {
  await sharing(it, 'share-canonical', undefined, async (page) => {
    for (const name of [STORY, ENGLISH]) {
      await page.goto(it.at.root + name);
      await page.evaluate(() => navigator.clipboard.writeText('before'));
      await (await shareButton(page, name)).click();
      await page.getByRole('button', { name: (await words(language(name))).copied, exact: true }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), ADDRESS + name);
    }
  });
});

test('without an address of the site, sharing copies that of the page', async () => {
  await sharing(homeless, 'share-here', undefined, async (page) => {
    for (const name of [STORY, ENGLISH]) {
      await page.goto(`${homeless.at.folder}${name}`);
      await (await shareButton(page, name)).click();
      await page.getByRole('button', { name: (await words(language(name))).copied, exact: true }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), homeless.at.folder + name);
    }
  });
});

test('where the system can share, it is asked, and who then thinks better of it is not bothered', async () => {
  const dismissed = '(what) => { window.shared.push(what); return Promise.reject(new DOMException("dismissed", "AbortError")); }';
  await sharing(it, 'share-system', dismissed, async (page) => {
    await page.goto(it.at.root + STORY);
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    await (await shareButton(page, STORY)).click();
    await page.waitForFunction(() => window.shared.length > 0);
    assert.deepEqual(await page.evaluate(() => window.shared), [{ title: await page.title(), url: ADDRESS + STORY }]);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'before');
    assert.ok(await (await shareButton(page, STORY)).isVisible(), 'the button says the same as before');
  });
});

test('where nothing can share and nothing can copy, only printing is offered', async () => {
  await sharing(it, 'share-not', undefined, async (page) => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { configurable: true, value: undefined }));
    await page.goto(it.at.root + STORY);
    assert.equal(await page.locator('[data-do=share]').count(), 0);
    assert.ok(await page.locator('[data-do=print]').isVisible());
  });
});
