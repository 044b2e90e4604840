// Documents on paper: sheets, lines and columns stand where the rules for official papers want them.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { PHONE, onPage, overflow, sample } from './browser.mjs';
import { ADDRESSED, MINIMAL } from './sample.mjs';

/** What lies between the margins of a document on A4, in px. */
const SHEET = { width: Math.round((165 / 25.4) * 96), height: Math.round((257 / 25.4) * 96) };

const WORDS = 'đủ dài để xuống dòng và cho thấy dòng thứ hai về sát lề trái của trang giấy, như trên văn bản in. ';
const ANNEX = `---

| | |
| :-: | :-: |
| HUYỆN ỦY SÔNG LAM<br>**CHI BỘ .........** | **ĐẢNG CỘNG SẢN VIỆT NAM** |

## BIỂU ĐĂNG KÝ

**Tập thể, cá nhân**

| TT | Họ và tên | Ngày sinh | Chức vụ, nơi công tác | Lĩnh vực | Tóm tắt việc làm | Ghi chú |
| --- | --- | --- | --- | --- | --- | --- |
${'| 1 | Trần Thị Bưởi | 02/9/1960 | Tổ trưởng tổ thủy nông | Nông nghiệp | Giữ nước đầu nguồn cho cả cánh đồng | Đăng ký lần đầu |\n'.repeat(40)}
| | |
| --- | --- |
| **Nơi nhận:**<br>- Lưu. | **LÃNH ĐẠO ĐƠN VỊ**<br>*(Ký, đóng dấu)* |
`;

const head = (number, kind, more = '') => `---
số hiệu: ${number}
loại: ${kind}
trích yếu: thử một tờ giấy dài hơn một dòng để xem các phần của đầu văn bản đứng ở đâu
ngày: 05/01/2026
năm: 2026
${more}---

`;
const SIGNED = `cơ quan cấp trên: Ủy ban nhân dân tỉnh Trường Sơn
cơ quan: Ban Quản lý các dự án và công trình trọng điểm huyện Sông Lam
nơi ban hành: Sông Lam
người ký:
  thẩm quyền: T/M BAN THƯỜNG VỤ
  họ tên: Đặng Quang Vịnh
nơi nhận: [Lưu]
`;
const BODY = `## I. MỤC ĐÍCH

9. Đoạn thứ chín, ${WORDS}

10. Đoạn thứ mười, ${WORDS}

    - Dấu gạch, ${WORDS}
      + Dấu cộng, ${WORDS}

`;
const DOCUMENTS = {
  'to-giay': head('901-KH/HU', 'kế hoạch', SIGNED) + BODY,
  'to-giay-phu-luc': head('902-KH/HU', 'kế hoạch', SIGNED) + BODY + ANNEX,
  'to-giay-mau': head('905-KH/HU', 'kế hoạch', SIGNED) + BODY + '---\n\n## MẪU\n\nHọ và tên: ..........\n',
  'to-giay-nha-nuoc': head('903/KH-UBND', 'kế hoạch', SIGNED) + BODY,
  'to-giay-cong-van': head('904/UBND-VX', 'công văn', SIGNED) + BODY,
  'to-giay-khong-so': head('', 'hướng dẫn').replace('số hiệu: \n', '') + BODY,
};

async function write(sources) {
  for (const [name, text] of Object.entries(DOCUMENTS)) await writeFile(path.join(sources, 'content/van-ban', `${name}.md`), text);
}

const THEMES = { default: sample(ADDRESSED, write), 'toi-gian': sample(`${MINIMAL}\n${ADDRESSED}`, write) };
const it = THEMES.default;

/** Does `work` on a document as it is printed, on a page as wide as the sheet between its margins. */
const printed = (name, work, site = it) => onPage(site.browser, `paper-${name}`, { viewport: SHEET }, async (page) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${site.at.root}van-ban/${name}.html`);
  return work(page);
});

/** Where the lines stand of the first text that begins with `words`, and the element `around` it. */
const lines = (page, words, around) => page.evaluate(([words, around]) => {
  const walker = document.createTreeWalker(document.querySelector('.vb'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.data.trim().startsWith(words));
  const range = document.createRange();
  range.selectNodeContents(walker.currentNode);
  const plain = ({ left, right, top, bottom }) => ({ left, right, top, bottom });
  const element = walker.currentNode.parentElement.closest(around);
  return { each: [...range.getClientRects()].map(plain), box: plain(element.getBoundingClientRect()) };
}, [words, around]);

/** Where the elements stand that match. */
const boxes = (page, selector) => page.evaluate((selector) => [...document.querySelectorAll(selector)].map((element) => {
  const { left, right, top, bottom, width } = element.getBoundingClientRect();
  return { left, right, top, bottom, width };
}), selector);

const style = (page, selector, key, part = null) => page.evaluate(
  ([selector, key, part]) => getComputedStyle(document.querySelector(selector), part)[key], [selector, key, part],
);

const near = (a, b, what) => assert.ok(Math.abs(a - b) < 4, `${what}: ${a}, ${b}`);

const sheets = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;

for (const [theme, site] of Object.entries(THEMES)) {
  test(`an annex begins a new sheet (${theme})`, () => onPage(site.browser, `paper-annex-${theme}`, {}, async (page) => {
    const count = {};
    for (const name of ['to-giay', 'to-giay-phu-luc', 'to-giay-mau']) {
      await page.goto(`${site.at.root}van-ban/${name}.html`);
      count[name] = sheets(await page.pdf({ preferCSSPageSize: true }));
    }
    assert.deepEqual([count['to-giay'], count['to-giay-mau']], [1, 2]);
    assert.ok(count['to-giay-phu-luc'] > 2, 'forty rows need more than one sheet');
  }));

  test(`numbers and dashes stand before the first line, the others begin at the margin (${theme})`, () => printed('to-giay', async (page) => {
    assert.equal(await page.evaluate(() => document.querySelector('.vb>ol').start), 9);
    assert.equal(await style(page, '.vb>ol ul', 'listStyleType'), '"- "');
    assert.equal(await style(page, '.vb>ol ul ul', 'listStyleType'), '"+ "');
    const [paper] = await boxes(page, '.vb');
    for (const words of ['Đoạn thứ chín', 'Đoạn thứ mười', 'Dấu gạch', 'Dấu cộng']) {
      const { each: [first, second], box } = await lines(page, words, 'li');
      near(first.top, box.top, `${words}: on the line of its mark`);
      assert.ok(first.left > paper.left + (10 / 25.4) * 96, `${words}: after the indent and the mark`);
      near(second.left, paper.left, `${words}: second line`);
      near(first.right, paper.right, `${words}: to the margin`);
    }
  }, site));

  test(`nothing sticks out on a phone (${theme})`, () => onPage(site.browser, `paper-phone-${theme}`, { viewport: PHONE }, async (page) => {
    for (const name of Object.keys(DOCUMENTS)) {
      await page.goto(`${site.at.root}van-ban/${name}.html`);
      assert.deepEqual(await overflow(page), [], name);
    }
  }));
}

test('a form fits its sheet: cells beside each other, all lines drawn, nothing cut off', () => printed('to-giay-phu-luc', async (page) => {
  assert.deepEqual(await overflow(page), []);
  const [paper] = await boxes(page, '.vb');
  for (const at of [0, 1]) {
    const cells = await page.evaluate((at) => [...document.querySelectorAll('.beside')[at].querySelectorAll('td')].map((cell) => {
      const { left, right, top, width } = cell.getBoundingClientRect();
      return { left, right, top, width, border: getComputedStyle(cell).borderTopWidth };
    }), at);
    assert.equal(cells.length, 2);
    near(cells[0].top, cells[1].top, 'tops');
    near(cells[0].width, cells[1].width, 'widths');
    assert.ok(cells[0].right <= cells[1].left);
    assert.deepEqual(cells.map((cell) => cell.border), ['0px', '0px']);
  }
  const [table] = await boxes(page, '.scroll table');
  assert.ok(table.left >= paper.left - 1 && table.right <= paper.right + 1, 'between the margins');
  assert.equal(await style(page, '.scroll td', 'borderLeftWidth'), '1px');
  assert.equal(await style(page, '.scroll th', 'textAlign'), 'center');
  assert.ok(Number.parseFloat(await style(page, '.scroll td', 'fontSize')) <= 16, 'at most 12 pt');
  const signed = await boxes(page, '.vb-end, .vb h2');
  assert.ok(signed[1].top < signed[2].top, 'who signed stands before the annex');
  near((signed[2].left + signed[2].right) / 2, (paper.left + paper.right) / 2, 'title in the middle');
  assert.equal(await style(page, '.beside + h2', 'textAlign'), 'center');
}));

test('the head has its two sides, with what each kind of document needs', async () => {
  for (const name of Object.keys(DOCUMENTS)) {
    await printed(name, async (page) => {
      const [left, right] = await boxes(page, '.vb-top>p');
      const [title] = await boxes(page, '.vb h1');
      assert.ok(left.right <= right.left, `${name}: sides overlap`);
      near(left.top, right.top, `${name}: tops`);
      assert.ok(title.top >= left.bottom, `${name}: title below`);
      const after = await style(page, '.vb h1', 'content', '::after');
      const mark = { 'to-giay-nha-nuoc': '""', 'to-giay-cong-van': 'none' }[name] ?? '"-----"';
      assert.equal(after, mark, name);
      const words = await page.evaluate(() => document.querySelector('.vb-top>p').textContent);
      assert.equal(words.includes('*'), !['to-giay-nha-nuoc', 'to-giay-cong-van', 'to-giay-khong-so'].includes(name), name);
      if (name === 'to-giay-cong-van') {
        assert.ok(title.right <= right.left + 1 && title.top - left.bottom < 12, 'subject under the number');
        assert.match(await page.textContent('.vb h1'), /^V\/v thử/);
      }
    });
  }
});
