// What a machine can tell of accessibility: axe finds nothing, on one page of each template of both themes, narrow and
// wide, light and dark.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { AxeBuilder } from '@axe-core/playwright';

import { DESK, PHONE, onPage, sample } from './browser.mjs';
import { ADDRESSED, MINIMAL } from './sample.mjs';
import { templates } from './templates.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// With an address: stories have their QR codes.
const THEMES = { default: sample(ADDRESSED), 'toi-gian': sample(`${MINIMAL}\n${ADDRESSED}`) };

for (const [theme, it] of Object.entries(THEMES)) {
  for (const viewport of [PHONE, DESK]) {
    for (const colorScheme of ['light', 'dark']) {
      test(`axe finds nothing at ${viewport.width} px, ${colorScheme} (${theme})`, async () => {
        await onPage(it.browser, `axe-${theme}-${viewport.width}-${colorScheme}`, { viewport, colorScheme }, async (page) => {
          const faults = [];
          for (const path of await templates(it.folder)) {
            await page.goto(it.at.root + path);
            // Legacy mode looks at one document without opening a second page: there are no frames here.
            const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
            faults.push(...violations.map((rule) => `${path}: ${rule.id} (${rule.help}) ${rule.nodes.map((node) => node.html).join(' ')}`));
          }
          assert.deepEqual(faults, []);
        });
      });
    }
  }
}
