// What a page costs a reader who pays by the megabyte.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { ADDRESSED, MINIMAL, build, files, isStory, remove } from './sample.mjs';

/** Bytes of a story's page without its pictures, and of it together with the style sheet as a host sends them. */
const PAGE = 30_000;
const SENT = 12_000;

for (const [theme, settings] of [['default', ADDRESSED], ['toi-gian', `${MINIMAL}\n${ADDRESSED}`]]) {
  let site, stories;
  before(async () => {
    site = await build(settings);
    stories = (await files(site)).filter(isStory);
  });
  after(async () => {
    if (site) await remove(path.dirname(site));
  });

  test(`no story is heavy (${theme})`, async (t) => {
    assert.ok(stories.length > 30, `${stories.length} stories are too few to be the sample`);
    const sheet = gzipSync(await readFile(path.join(site, 'style.css'))).length;
    const weights = await Promise.all(stories.map(async (name) => {
      const page = await readFile(path.join(site, name));
      return { name, page: page.length, sent: gzipSync(page).length + sheet };
    }));
    const heaviest = (key) => weights.reduce((most, each) => (each[key] > most[key] ? each : most));
    t.diagnostic(`heaviest page ${heaviest('page').page} bytes, with its style sheet and compressed ${heaviest('sent').sent}`);
    assert.deepEqual(weights.filter(({ page, sent }) => page > PAGE || sent > SENT), []);
  });
}
