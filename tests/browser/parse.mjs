// XML and HTML as a browser parses them, as plain trees.

import { launch } from './browser.mjs';

/** A reader of documents: `xml(text)` and `head(html)`. Close it at the end. */
export async function reader() {
  const browser = await launch();
  const page = await browser.newPage();
  return {
    /** The root element as `{ name, space, is, text, inside }`; throws where the text is not well-formed. */
    async xml(text) {
      const root = await page.evaluate(tree, text);
      if (typeof root === 'string') throw new Error(`not well-formed: ${root}`);
      return root;
    },
    /** What a page says of itself: `{ metas, links, scripts, images, headings, redirect }`. */
    head: (html) => page.evaluate(about, html),
    close: () => browser.close(),
  };
}

/** The children of an element that have a name. */
export const all = (element, name) => element.inside.filter((child) => child.name === name);

/** The text of the child of a name, `undefined` where there is none. */
export const one = (element, name) => all(element, name)[0]?.text;

function tree(text) {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  const wrong = document.querySelector('parsererror');
  if (wrong) return wrong.textContent;
  const plain = (element) => ({
    name: element.localName,
    space: element.namespaceURI ?? '',
    is: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    text: element.textContent,
    inside: [...element.children].map(plain),
  });
  return plain(document.documentElement);
}

function about(html) {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const each = (selector, read) => [...document.querySelectorAll(selector)].map(read);
  return {
    title: document.title,
    metas: each('meta[content]', (meta) => [meta.getAttribute('property') ?? meta.name, meta.content]),
    links: each('link[rel]', (link) => ({ rel: link.rel, type: link.type, href: link.getAttribute('href') })),
    scripts: each('script', (script) => ({ type: script.type, text: script.text })),
    images: each('main img', (image) => image.getAttribute('src')),
    heading: each('h1', (heading) => heading.textContent.trim()).join(),
    redirect: document.querySelector('meta[http-equiv="refresh"]') !== null,
  };
}
