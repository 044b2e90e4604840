// The preview, as an editor sees it: what is saved appears, what is broken is shown, what is mended goes.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { launch, onPage, watch } from './browser.mjs';
import { GUONGSANG, NOW, copySources, remove, temporary } from './sample.mjs';

const FILE = 'content/ca-nhan/2025/phan-dinh-khoat/index.md';
const PAGE = 'ca-nhan/phan-dinh-khoat.html';

let folder, server, base, browser, written;

before(async () => {
  folder = await copySources(await temporary('preview'));
  written = await readFile(path.join(folder, FILE), 'utf8');
  server = spawn(GUONGSANG, ['serve', '--root', folder, '--port', '0', '--now', NOW], { stdio: ['ignore', 'pipe', 'pipe'] });
  base = await address(server);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.kill();
  if (folder) await remove(folder);
});

/** The address that the preview prints once it can be asked. */
function address(process) {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (found) resolve(found[0]);
    };
    process.stdout.on('data', listen);
    process.stderr.on('data', listen);
    process.on('error', reject);
    process.on('exit', (code) => reject(new Error(`the preview ended (${code}): ${said}`)));
  });
}

/** Saves as careful editors do, in one move: a file that is seen half written is broken for a moment, and shown so. */
async function save(text) {
  const whole = `${folder}.saved`;
  await writeFile(whole, text);
  await rename(whole, path.join(folder, FILE));
}

/** Opens the page of the file, and puts the file right afterwards. */
async function editing(name, work) {
  await onPage(browser, name, {}, async (page) => {
    const faults = watch(page, base);
    try {
      await page.goto(base + PAGE);
      await work(page);
    } finally {
      await save(written);
    }
    assert.deepEqual(faults.filter((fault) => !fault.includes('/_/events')), []);
  });
}

test('what is saved appears without a reload, and the reader stays where he was', async () => {
  await editing('preview-save', async (page) => {
    await page.evaluate(() => scrollTo(0, 300));
    await save(`${written}\nMột câu vừa được viết thêm.\n`);
    await page.getByText('Một câu vừa được viết thêm.').waitFor();
    await page.waitForFunction(() => scrollY === 300);
  });
});

test('a page that shows nothing of what was saved is not loaded again', async () => {
  await editing('preview-still', async (page) => {
    const other = await page.context().newPage();
    await other.goto(`${base}trang/gioi-thieu.html`);
    await other.evaluate(() => { window.untouched = true; });
    await page.bringToFront();
    const asked = other.waitForResponse((response) => response.url().includes('/_/hash'));
    await save(`${written}\nCâu này chỉ có ở một trang.\n`);
    await page.getByText('Câu này chỉ có ở một trang.').waitFor();
    // Only a page in sight listens; now it hears of the build, asks, and finds itself the same.
    await other.bringToFront();
    await asked;
    await other.waitForTimeout(100);
    assert.equal(await other.evaluate(() => window.untouched), true);
  });
});

test('broken front matter shows its file and line above the last good page, and goes when it is mended', async () => {
  await editing('preview-broken', async (page) => {
    const heading = await page.locator('main h1').innerText();
    const lines = written.split('\n');
    const line = lines.findIndex((each) => each.startsWith('địa bàn:'));
    assert.ok(line > 0);
    await save([...lines.slice(0, line), 'địa bànn: xã nào đó', ...lines.slice(line + 1)].join('\n'));

    const problems = page.getByRole('alertdialog');
    await problems.waitFor();
    const text = await problems.innerText();
    assert.ok(text.includes(FILE), text);
    assert.match(text, new RegExp(`dòng ${line + 1}\\b`), text);
    assert.ok(text.includes('địa bànn'), text);
    assert.equal(await page.locator('main h1').innerText(), heading, 'the last good page is behind it');

    await page.keyboard.press('Escape');
    assert.ok(!(await problems.isVisible()), 'Esc hides the list');
    await page.getByRole('button', { name: 'Hiện danh sách' }).click();
    assert.ok(await problems.isVisible(), 'the bar shows it again');

    await save(written);
    await problems.waitFor({ state: 'detached' });
    assert.equal(await page.locator('main h1').innerText(), heading);
  });
});

test('a new story appears, and its page is gone with its file', async () => {
  const name = 'content/ca-nhan/vua-viet.md';
  await onPage(browser, 'preview-new', {}, async (page) => {
    await page.goto(base);
    const head = written.slice(0, written.indexOf('\n---', 4)).replaceAll(/^(mã|slug|đường dẫn cũ|ảnh):.*\n/gm, '');
    await writeFile(path.join(folder, name), `${head.replace(/^tên:.*$/m, 'tên: Người Vừa Viết')}\n---\n\nBài mới.\n`);
    await page.waitForFunction(async (address) => (await fetch(address)).ok, `${base}ca-nhan/vua-viet.html`);
    await remove(path.join(folder, name));
    await page.waitForFunction(async (address) => (await fetch(address)).status === 404, `${base}ca-nhan/vua-viet.html`);
  });
});
