// The picture at the head of README.md: node readme.mjs
// The sample's home page on a desk and a story on a phone, side by side. Same sources, same Chromium, same bytes.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch } from './browser.mjs';
import { build, remove } from './sample.mjs';
import { serve } from './server.mjs';
import { STORY } from './templates.mjs';

const OUT = fileURLToPath(new URL('../../docs/anh/trang-mau.webp', import.meta.url));
/** Bytes: a README should be read before it is loaded. */
const MOST = 200_000;
const DESK = { width: 1280, height: 960 };
const PHONE = { width: 360, height: 840 };
const GAP = 40;

const folder = await build();
const server = await serve(folder);
const browser = await launch('--font-render-hinting=none', '--force-color-profile=srgb');
try {
  const desk = await shot('index.html', DESK);
  const phone = await shot(STORY, PHONE);
  const size = { width: DESK.width + PHONE.width + 3 * GAP, height: DESK.height + 2 * GAP };
  const page = await browser.newPage({ viewport: size });
  const frame = 'border-radius:12px;box-shadow:0 2px 16px #0004';
  await page.setContent(`<body style="margin:0;height:100vh;display:flex;align-items:center;justify-content:center;gap:${GAP}px;background:#e9e4db">
    <img style="${frame}" src="${desk}"><img style="${frame}" src="${phone}">`);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
  const chromium = await page.context().newCDPSession(page);
  const { data } = await chromium.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  const picture = Buffer.from(data, 'base64');
  if (picture.length > MOST) throw new Error(`${picture.length} bytes are more than ${MOST}`);
  await mkdir(path.dirname(OUT), { recursive: true });
  await writeFile(OUT, picture);
  console.log(`docs/anh/trang-mau.webp: ${size.width} × ${size.height}, ${picture.length} bytes`);
} finally {
  await browser.close();
  await server.close();
  await remove(path.dirname(folder));
}

/** The upper part of a page, as an address of data. */
async function shot(name, viewport) {
  const page = await browser.newPage({ viewport, colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(`${server.origin}/${name}`);
  const picture = await page.screenshot();
  await page.close();
  return `data:image/png;base64,${picture.toString('base64')}`;
}
