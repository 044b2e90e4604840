// Lighthouse, as a phone sees the sample on a host: node audit.mjs [REPORTS]
// Prints a table, and for every page below the mark what cost it points. Reports go as HTML into the folder REPORTS.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

import { build, temporary } from '../browser/sample.mjs';
import { serve } from '../browser/server.mjs';
import { DOCUMENT, ENGLISH, LIST, STORY } from '../browser/templates.mjs';

/** What every page must reach in every category, of 100. */
const MARK = 99;
const PAGES = { home: '', story: STORY, place: LIST, document: DOCUMENT, map: 'so-do.html', english: ENGLISH };
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const reports = process.argv[2];
const folder = await temporary('audit');
// The site's address has the port, so the server is there first.
const server = await serve(path.join(folder, 'site'), { asHosts: true });
let below = 0;
let browser;
try {
  await build(`địa chỉ: ${server.origin}/`, undefined, folder);
  // Chromium's sandbox does not work for root; the pages are ours.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeFlags: ['--headless=new', '--disable-gpu', ...root] });
  console.log(['page'.padEnd(10), ...CATEGORIES].join('  '));
  for (const [name, at] of Object.entries(PAGES)) {
    const { lhr, report } = await lighthouse(`${server.origin}/${at}`, { port: browser.port, output: 'html', logLevel: 'error', onlyCategories: CATEGORIES });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    const scores = CATEGORIES.map((each) => Math.round(lhr.categories[each].score * 100));
    console.log([name.padEnd(10), ...scores.map((score, i) => String(score).padStart(CATEGORIES[i].length))].join('  '));
    if (scores.some((score) => !(score >= MARK))) {
      below += 1;
      lost(lhr).forEach((line) => console.log(`            ${line}`));
    }
    if (reports) {
      await mkdir(reports, { recursive: true });
      await writeFile(path.join(reports, `${name}.html`), report);
    }
  }
} finally {
  await browser?.kill();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}
if (below > 0) {
  console.error(`${below} of ${Object.keys(PAGES).length} pages are below ${MARK}`);
  process.exitCode = 1;
}

/** The audits that count and are not perfect, with the first thing that each names. */
function lost(lhr) {
  return CATEGORIES.flatMap((category) => lhr.categories[category].auditRefs
    .filter(({ weight, id }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => {
      const { score, title, displayValue = '', details } = lhr.audits[id];
      const [first] = details?.items ?? [];
      return `${category}: ${id} ${score} – ${title} ${displayValue} ${first ? JSON.stringify(first).slice(0, 300) : ''}`;
    }));
}
