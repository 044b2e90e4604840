// Every page, style sheet and drawing by the rules of HTML, CSS and SVG, as the Nu HTML Checker knows them: no error, no warning.

import assert from 'node:assert/strict';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { nu } from './java.mjs';
import { ADDRESSED, MINIMAL, build, files, remove, temporary } from './sample.mjs';
import { ENGLISH } from './templates.mjs';

const GOLDEN = fileURLToPath(new URL('../suite/golden/', import.meta.url));

/** What the checker says and we do not follow, each with its reason. */
const ACCEPTED = [
  // The golden pages stand for their style sheet by one character, so that a change of colours does not change them all.
  { in: 'golden', file: '404.html', text: /^CSS: Parse Error\.$/ },
];

const SITES = {
  sample: () => build(),
  'sample with an address': () => build(ADDRESSED),
  'minimal theme': () => build(`${MINIMAL}\n${ADDRESSED}`),
  golden: async () => {
    const copy = path.join(await temporary('golden'), 'site');
    await cp(GOLDEN, copy, { recursive: true });
    return copy;
  },
};

const folders = {};
let said;
before(async () => {
  for (const [name, made] of Object.entries(SITES)) folders[name] = await made();
  said = await nu(...Object.values(folders));
});
after(() => Promise.all(Object.values(folders).map((folder) => remove(path.dirname(folder)))));

for (const name of Object.keys(SITES)) {
  test(`the checker has nothing to say (${name})`, async () => {
    const folder = folders[name];
    const pages = (await files(folder)).filter((file) => file.endsWith('.html'));
    assert.ok(pages.length > 30, `${pages.length} pages are too few to be a site`);
    if (name !== 'golden') assert.ok(pages.includes(ENGLISH), `${ENGLISH} is not there`);
    const accepted = ({ file, text }) => ACCEPTED.some((one) => one.in === name && path.join(folder, one.file) === file && one.text.test(text));
    // Each once, with the first place: what is wrong in a template is wrong on hundreds of pages.
    const found = new Map();
    for (const each of said.filter(({ file }) => file.startsWith(folder + path.sep)).filter((one) => !accepted(one))) {
      if (!found.has(each.text)) found.set(each.text, `${each.type}: ${each.text} (${path.relative(folder, each.file)}: ${each.extract})`);
    }
    assert.deepEqual([...found.values()], []);
  });
}

test('the checker read all, and nothing is accepted that it does not say', () => {
  assert.deepEqual(said.filter(({ file }) => file === ''), []);
  for (const one of ACCEPTED) {
    assert.ok(said.some(({ file, text }) => file === path.join(folders[one.in], one.file) && one.text.test(text)), `${one.file}: ${one.text}`);
  }
});

test('the checker sees what is wrong in a page, a style sheet and a drawing', async () => {
  const page = (body) => `<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>A</title></head><body>${body}</body></html>\n`;
  const folder = path.join(path.dirname(folders.golden), 'wrong');
  await mkdir(folder);
  await writeFile(path.join(folder, 'good.html'), page('<h1>Đúng</h1>'));
  await writeFile(path.join(folder, 'error.html'), page('<ul><p>sai</p></ul>'));
  await writeFile(path.join(folder, 'warning.html'), page('<section><p>không có tiêu đề</p></section>'));
  await writeFile(path.join(folder, 'style.css'), 'p { colour: red }\n');
  await writeFile(path.join(folder, 'drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><blob/></svg>\n');
  const wrong = (await nu(folder)).map(({ file }) => path.basename(file));
  assert.deepEqual([...new Set(wrong)].sort(), ['drawing.svg', 'error.html', 'style.css', 'warning.html']);
});
