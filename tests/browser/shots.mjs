// Pictures for people to look at: node shots.mjs OUT
// The main templates at 360 and 1280 px, light and dark, and as printed on A4.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { DESK, PHONE, launch } from './browser.mjs';
import { ADDRESSED, build, remove } from './sample.mjs';
import { serve } from './server.mjs';
import { templates } from './templates.mjs';

const out = process.argv[2];
if (!out) {
  console.error('usage: node shots.mjs OUT');
  process.exit(2);
}

// With an address: stories have their QR codes.
const folder = await build(ADDRESSED);
const server = await serve(folder);
const browser = await launch();
await mkdir(out, { recursive: true });

for (const name of await templates(folder)) {
  const stem = path.join(out, name.replace(/\.html$/, '').replaceAll('/', '-'));
  for (const viewport of [PHONE, DESK]) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport, colorScheme });
      const page = await context.newPage();
      await page.goto(`${server.origin}/${name}`);
      await page.screenshot({ path: `${stem}-${viewport.width}-${colorScheme}.png`, fullPage: true });
      if (viewport === DESK && colorScheme === 'light') await print(page, stem);
      await context.close();
    }
  }
}

await browser.close();
await server.close();
await remove(path.dirname(folder));

/** A4 as a file, and the first page's width as a picture (210 mm at 96 dots to the inch). */
async function print(page, stem) {
  await page.pdf({ path: `${stem}-print.pdf`, preferCSSPageSize: true });
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.screenshot({ path: `${stem}-print.png`, fullPage: true });
}
