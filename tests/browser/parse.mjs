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
    /** What a page says of itself: `{ lang, metas, links, switcher, scripts, images, heading, redirect }`. */
    head: (html) => page.evaluate(about, html),
    /** What a page says to its readers, piece by piece, but for what is `besides` (selectors). */
    spoken: (html, besides) => page.evaluate(spoken, [html, besides]),
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
    lang: document.documentElement.lang,
    links: each('link[rel]', (link) => ({ rel: link.rel, type: link.type, hreflang: link.hreflang, href: link.getAttribute('href') })),
    switcher: each('header a[hreflang], .nav a[hreflang]', (a) => ({
      href: a.getAttribute('href'), hreflang: a.hreflang, lang: a.lang, text: a.textContent.trim(), current: a.getAttribute('aria-current') !== null,
    })),
    scripts: each('script', (script) => ({ type: script.type, text: script.text })),
    images: each('main img', (image) => image.getAttribute('src')),
    heading: each('h1', (heading) => heading.textContent.trim()).join(),
    redirect: document.querySelector('meta[http-equiv="refresh"]') !== null,
  };
}

function spoken([html, besides]) {
  const document = new DOMParser().parseFromString(html, 'text/html');
  document.querySelectorAll(['style', 'script', ...besides].join()).forEach((element) => element.remove());
  const said = [document.title];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) said.push(texts.currentNode.data);
  for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'data-done']) {
    said.push(...[...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name)));
  }
  return said.map((each) => each.replace(/\s+/g, ' ').trim()).filter((each) => each !== '');
}
