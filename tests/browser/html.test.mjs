// Every page, style sheet and drawing by the rules of HTML, CSS and SVG, as the Nu HTML Checker knows them: no error, no warning.

import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { nu } from './java.mjs';
import { ADDRESS, MINIMAL, build, files, remove, temporary } from './sample.mjs';

const GOLDEN = fileURLToPath(new URL('../suite/golden/', import.meta.url));

/** What the checker says and we do not follow, each with its reason. */
const ACCEPTED = [
  // The golden pages stand for their style sheet by one character, so that a change of colours does not change them all.
  { in: 'golden', file: '404.html', text: /^CSS: Parse Error\.$/ },
];

let elsewhere;
before(async () => (elsewhere = await temporary('html')));
after(() => remove(elsewhere));

const SITES = {
  sample: () => build(),
  'sample with an address': () => build(`địa chỉ: ${ADDRESS}`),
  'minimal theme': () => build(MINIMAL),
  golden: async () => {
    const copy = path.join(elsewhere, 'site');
    await cp(GOLDEN, copy, { recursive: true });
    return copy;
  },
};

for (const [name, made] of Object.entries(SITES)) {
  test(`the checker has nothing to say (${name})`, async () => {
    const site = await made();
    try {
      const pages = (await files(site)).filter((file) => file.endsWith('.html'));
      assert.ok(pages.length > 30, `${pages.length} pages are too few to be a site`);
      const said = (await nu(site)).filter((each) => !ACCEPTED.some((one) => one.in === name && one.file === each.file && one.text.test(each.text)));
      assert.deepEqual(said, []);
    } finally {
      await remove(path.dirname(site));
    }
  });
}

test('the checker sees what is wrong in a page, a style sheet and a drawing', async () => {
  const page = (body) => `<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>A</title></head><body>${body}</body></html>\n`;
  const folder = path.join(elsewhere, 'wrong');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'good.html'), page('<h1>Đúng</h1>'));
  await writeFile(path.join(folder, 'error.html'), page('<ul><p>sai</p></ul>'));
  await writeFile(path.join(folder, 'warning.html'), page('<section><p>không có tiêu đề</p></section>'));
  await writeFile(path.join(folder, 'style.css'), 'p { colour: red }\n');
  await writeFile(path.join(folder, 'drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><blob/></svg>\n');
  const said = await nu(folder);
  assert.deepEqual([...new Set(said.map(({ file }) => file))].sort(), ['drawing.svg', 'error.html', 'style.css', 'warning.html']);
  assert.match(await readFile(path.join(GOLDEN, '404.html'), 'utf8'), /<style>…<\/style>/, 'the accepted error is still there');
});
