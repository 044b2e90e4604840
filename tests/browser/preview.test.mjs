// The preview, as an editor sees it: what is saved appears, what is broken is shown, what is mended goes.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { AxeBuilder } from '@axe-core/playwright';

import { DESK, PHONE, launch, onPage, overflow, watch } from './browser.mjs';
import { GUONGSANG, NOW, copySources, remove, temporary } from './sample.mjs';

const FILE = 'content/ca-nhan/2025/phan-dinh-khoat/index.md';
const PAGE = 'ca-nhan/phan-dinh-khoat.html';

const DRAFT = 'content/ca-nhan/2026/ta-duy-nghinh.md';
const DRAFT_PAGE = 'ca-nhan/ta-duy-nghinh.html';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let folder, server, base, browser, written;

before(async () => {
  folder = await copySources(await temporary('preview'));
  written = await readFile(path.join(folder, FILE), 'utf8');
  const env = { ...process.env, PATH: `${await opener()}${path.delimiter}${process.env.PATH}` };
  const options = ['serve', '--root', folder, '--port', '0', '--now', NOW, '--lang', 'vi'];
  server = spawn(GUONGSANG, options, { stdio: ['ignore', 'pipe', 'pipe'], env });
  base = await address(server);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.kill();
  for (const end of ['', '.programs', '.opened', '.saved', '.without']) if (folder) await remove(folder + end);
});

/** A folder with what the system opens files by: here it only notes which. */
async function opener() {
  const programs = path.join(`${folder}.programs`);
  await mkdir(programs);
  for (const name of ['xdg-open', 'open']) {
    const file = path.join(programs, name);
    await writeFile(file, `#!/bin/sh\n[ ! -e '${folder}.without' ] || exit 3\nprintf '%s\\n' "$1" >> '${folder}.opened'\n`);
    await chmod(file, 0o755);
  }
  return programs;
}

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

/** Waits until no build follows any more on what was saved. */
async function settled() {
  for (let last, same = 0; same < 5;) {
    const { build } = await (await fetch(`${base}_/state?path=/`)).json();
    same = build === last ? same + 1 : 0;
    last = build;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Opens the page of the file, and puts the file right afterwards. */
async function editing(name, work) {
  await onPage(browser, name, {}, async (page) => {
    await settled();
    const faults = watch(page, base);
    try {
      await page.goto(base + PAGE);
      await work(page);
    } finally {
      await save(written);
    }
    // Who leaves a page leaves what it was asking.
    assert.deepEqual(faults.filter((fault) => !/\/_\/(events|state\?.*ERR_ABORTED)/.test(fault)), []);
  });
}

test('what is saved appears without a hand, and the reader stays where he was', async () => {
  await editing('preview-save', async (page) => {
    await page.evaluate(() => scrollTo(0, 300));
    await save(`${written}\nMột câu vừa được viết thêm.\n`);
    await page.getByText('Một câu vừa được viết thêm.').waitFor();
    await page.waitForFunction(() => scrollY === 300);
    assert.equal(await page.locator('#gs-bar').count(), 1);
  });
});

test('a question that got no answer is asked again, and one that is slow keeps no later one from being asked', async () => {
  await editing('preview-again', async (page) => {
    let asked = 0;
    await page.route(/\/_\/state\?/, async (route) => {
      asked += 1;
      if (asked === 1) return route.abort('aborted');
      if (asked === 2) await new Promise((resolve) => setTimeout(resolve, 500));
      return route.continue();
    });
    await save(`${written}\nCâu mà trình duyệt phải hỏi hai lần.\n`);
    await page.getByText('Câu mà trình duyệt phải hỏi hai lần.').waitFor();
    assert.ok(asked >= 2, `${asked}`);
  });
});

test('a page that shows nothing of what was saved is not loaded again', async () => {
  await editing('preview-still', async (page) => {
    const other = await page.context().newPage();
    await other.goto(`${base}trang/gioi-thieu.html`);
    await other.evaluate(() => { window.untouched = true; });
    await page.bringToFront();
    const asked = other.waitForResponse((response) => response.url().includes('/_/state'));
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
    await page.evaluate(() => { window.untouched = true; });
    const lines = written.split('\n');
    const line = lines.findIndex((each) => each.startsWith('địa bàn:'));
    assert.ok(line > 0);
    await save([...lines.slice(0, line), 'địa bànn: xã nào đó', ...lines.slice(line + 1)].join('\n'));

    const problems = page.getByRole('alertdialog');
    await problems.waitFor();
    assert.equal(await page.evaluate(() => window.untouched), true, 'it came without loading the page again');
    const text = await problems.innerText();
    assert.ok(text.includes(FILE), text);
    assert.match(text, new RegExp(`dòng ${line + 1}\\b`), text);
    assert.ok(text.includes('địa bànn'), text);
    assert.equal(await page.locator('main h1').innerText(), heading, 'the last good page is behind it');

    await page.keyboard.press('Escape');
    assert.ok(!(await problems.isVisible()), 'Esc hides the list');
    await page.getByRole('button', { name: 'Hiện danh sách' }).click();
    assert.ok(await problems.isVisible(), 'the bar shows it again');

    await opens(page, problems.getByRole('button', { name: FILE }).first(), FILE);

    await save(written);
    await problems.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => window.untouched), true, 'and it went so');
    assert.equal(await page.locator('main h1').innerText(), heading);
  });
});

/** Clicks, and the system is asked to open the file. */
async function opens(page, button, file) {
  const answer = page.waitForResponse((response) => response.url().includes('/_/open'));
  await button.click();
  assert.equal((await answer).status(), 204);
  assert.ok((await readFile(`${folder}.opened`, 'utf8')).trimEnd().split('\n').at(-1).endsWith(path.join(folder, file)));
}

test('a style sheet is exchanged without a reload, and nobody loses his place', async () => {
  const style = path.join(folder, 'themes/default/assets/style.css');
  const before = await readFile(style, 'utf8');
  await editing('preview-style', async (page) => {
    await page.evaluate(() => { window.untouched = true; scrollTo(0, 400); });
    const colour = () => page.evaluate(() => getComputedStyle(document.querySelector('main h1')).color);
    await writeFile(style, `${before}\nmain h1{color:rgb(1,2,3)}\n`);
    await page.waitForFunction(() => getComputedStyle(document.querySelector('main h1')).color === 'rgb(1, 2, 3)');
    await writeFile(style, before);
    await page.waitForFunction(() => getComputedStyle(document.querySelector('main h1')).color !== 'rgb(1, 2, 3)');
    assert.notEqual(await colour(), 'rgb(1, 2, 3)');
    assert.equal(await page.evaluate(() => window.untouched), true, 'the page was not loaded again');
    assert.equal(await page.evaluate(() => scrollY), 400);
    await page.waitForFunction(() => document.querySelectorAll('link[rel~=stylesheet]').length === 1);
  });
});

test('the bar says what the page is made of, opens it, and can be put away', async () => {
  await editing('preview-bar', async (page) => {
    const bar = page.getByRole('region', { name: 'Xem thử' });
    const text = await bar.innerText();
    for (const words of [FILE, 'Sẽ công bố khi dựng', 'Giai đoạn: nhân rộng', 'không có lỗi']) assert.ok(text.includes(words), text);
    await opens(page, bar.getByRole('button', { name: 'Mở tệp nguồn' }), FILE);
    // By keyboard alone: away, and back.
    await bar.getByRole('button', { name: 'Ẩn thanh này' }).focus();
    await page.keyboard.press('Enter');
    assert.ok(!(await bar.isVisible()));
    await page.reload();
    assert.ok(!(await bar.isVisible()), 'it stays away');
    await page.keyboard.press('Shift+Tab');
    await page.getByRole('button', { name: 'Xem thử' }).press('Enter');
    assert.ok(await bar.isVisible());
    await page.goto(base + DRAFT_PAGE);
    assert.ok((await bar.innerText()).includes('Chưa công bố: đang để nháp'), await bar.innerText());
    await page.emulateMedia({ media: 'print' });
    assert.ok(!(await bar.isVisible()), 'paper has no bar');
  });
});

test('where no program opens the file, the bar says which one to open by hand', async () => {
  await onPage(browser, 'preview-without', {}, async (page) => {
    await page.goto(base + PAGE);
    await writeFile(`${folder}.without`, '');
    try {
      await page.getByRole('button', { name: 'Mở tệp nguồn' }).click();
      await page.getByRole('status').getByText(`Mở bằng tay: ${FILE}`).waitFor();
    } finally {
      await remove(`${folder}.without`);
    }
  });
});

test('a warning is said in the bar of its own page', async () => {
  const file = path.join(folder, DRAFT);
  const before = await readFile(file, 'utf8');
  await onPage(browser, 'preview-own', {}, async (page) => {
    await page.goto(base + DRAFT_PAGE);
    try {
      await writeFile(file, before.replace('\n---\n', '\nđăng ký: {ngày: 2/3/2026}\ngiai đoạn: công nhận\n---\n'));
      const own = page.getByText('Trang này: 1 cảnh báo');
      await own.click();
      await page.locator('#gs-own').getByText('GS0601').waitFor();
      await page.keyboard.press('Escape');
      assert.ok(!(await page.locator('#gs-own').getByText('GS0601').isVisible()), 'Esc folds it');
      await page.goto(base + PAGE);
      assert.equal(await page.locator('#gs-own').count(), 0, 'no other page has it');
    } finally {
      await writeFile(file, before);
    }
  });
});

test('the overview has what is held and what changed, and follows by itself', async () => {
  await editing('preview-overview', async (page) => {
    await page.getByRole('link', { name: 'Tổng quan' }).click();
    await page.waitForURL(`${base}_/`);
    await page.getByRole('link', { name: 'Ông lái đò cuối cùng' }).waitFor();
    const changes = page.getByRole('region', { name: 'Tệp vừa thay đổi' });
    await save(`${written}\nThêm một câu.\n`);
    await changes.getByRole('button', { name: FILE }).waitFor();
    await save(written.replace('địa bàn:', 'địa bànn:'));
    await page.getByRole('region', { name: 'Lỗi và cảnh báo' }).getByText('địa bànn').first().waitFor();
    await changes.getByRole('link', { name: 'Xem trang' }).first().click();
    await page.waitForURL(base + PAGE);
  });
});

for (const viewport of [PHONE, DESK]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing in the bar, the list and the overview at ${viewport.width} px, ${colorScheme}`, async () => {
      await onPage(browser, `preview-axe-${viewport.width}-${colorScheme}`, { viewport, colorScheme }, async (page) => {
        const faults = [];
        const look = async (what, part) => {
          const axe = new AxeBuilder({ page }).withTags(RULES).setLegacyMode();
          const { violations } = await (part ? axe.include(part) : axe).analyze();
          faults.push(...violations.map((rule) => `${what}: ${rule.id} (${rule.help}) ${rule.nodes.map((node) => node.html).join(' ')}`));
          faults.push(...(await overflow(page)).map((wide) => `${what}: ${wide}`));
        };
        await settled();
        await page.goto(`${base}_/`);
        await look('overview');
        await page.goto(base + DRAFT_PAGE);
        await look('page');
        try {
          await save(written.replace('địa bàn:', 'địa bànn:'));
          await page.getByRole('alertdialog').waitFor();
          await look('list', '#gs-preview');
          await page.goto(`${base}_/`);
          await page.getByText('địa bànn').first().waitFor();
          await look('overview with problems');
        } finally {
          await save(written);
        }
        await page.getByText('Không có lỗi nào.').waitFor();
        assert.deepEqual(faults, []);
      });
    });
  }
}

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
