import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPageContext } from './read-page-context.ts';

const home = location.pathname + location.search;

beforeEach(() => {
  document.title = 'Retries | Millrace Docs';
  history.replaceState(null, '', '/docs/retries?token=secret');
});

afterEach(() => {
  history.replaceState(null, '', home);
  document.body.replaceChildren();
  for (const meta of document.querySelectorAll('meta[property], meta[name="docent:title"]'))
    meta.remove();
  getSelection()?.removeAllRanges();
});

const tall = '<div style="height: 3000px"></div>';

function show(html: string): void {
  document.body.innerHTML = html;
  scrollTo(0, 0);
}

function say(name: string, content: string): void {
  const meta = Object.assign(document.createElement('meta'), { content });
  meta.setAttribute(name.startsWith('og:') ? 'property' : 'name', name);
  document.head.append(meta);
}

function select(from: string, to = from): Range {
  const range = document.createRange();
  range.setStartBefore(document.querySelector(from)?.firstChild as Node);
  range.setEndAfter(document.querySelector(to)?.lastChild as Node);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
  return range;
}

test('names the page by its title, and by its address without a query', () => {
  show('<main><h1>Retries</h1></main>');
  expect(readPageContext()).toEqual({
    title: 'Retries | Millrace Docs',
    url: `${location.origin}/docs/retries`,
  });
});

test('takes the title without the name of the site where the page says it', () => {
  say('og:title', 'Retries');
  expect(readPageContext().title).toBe('Retries');
});

test('takes no title that a router has left from another page', () => {
  say('og:title', 'Webhooks');
  expect(readPageContext().title).toBe('Retries | Millrace Docs');
});

test('takes the first heading where there is no title', () => {
  document.title = ' ';
  show('<h1> Retry\n  a job </h1>');
  expect(readPageContext().title).toBe('Retry a job');
});

test('names the heading in view, with its address, and without the sign of its permalink', () => {
  show(`<main><h1>Retries</h1><h2 id="back-off">Back off <a href="#back-off">#</a></h2>
    <h3 id="c">In C#<a href="#c">¶</a></h3>${tall}<h2 id="later">Later</h2></main>`);
  expect(readPageContext()).toMatchObject({
    heading: 'In C#',
    url: `${location.origin}/docs/retries#c`,
  });
  document.querySelector('#c')?.remove();
  expect(readPageContext().heading).toBe('Back off');
});

test('follows the reader down the page', () => {
  show(`<main><h2 id="a">First</h2>${tall}<h2 id="b">Second</h2>${tall}</main>`);
  expect(readPageContext().heading).toBe('First');
  document.querySelector('#b')?.scrollIntoView();
  expect(readPageContext().heading).toBe('Second');
});

test('takes a heading of the text, and none of the navigation or out of sight', () => {
  show(`<main><h2 id="a">Text</h2><nav><h2>Menu</h2></nav><h2 hidden>Gone</h2></main>
    <aside><h2>Related</h2></aside>`);
  expect(readPageContext().heading).toBe('Text');
});

test('finds the address of a heading in the section that it begins', () => {
  show('<main><section id="part"><h2>Part</h2></section></main>');
  expect(readPageContext().url).toMatch(/#part$/);
});

test('takes the selected code with its lines, and the heading above it', () => {
  show(`<main><h2 id="a">First</h2><pre><code><span class="no" style="user-select: none">1</span>await <b>retry</b>(job);
  done();
</code></pre><h2 id="b">Second</h2></main>`);
  select('code');
  expect(readPageContext()).toMatchObject({
    code: 'await retry(job);\n  done();',
    heading: 'First',
  });
});

test('keeps the lines of code that a highlighter wraps one by one', () => {
  show(
    `<pre id="p"><code><span style="display: block">one<br></span><span style="display: block">two</span></code></pre>`,
  );
  select('#p');
  expect(readPageContext().code).toBe('one\ntwo');
});

test('takes selected prose as it flows, a paragraph a line', () => {
  show('<div id="all"><p>One\n   two.</p><p>Three.</p> Four.</div>');
  select('#all');
  expect(
    readPageContext()
      .code?.split('\n')
      .map((line) => line.trim()),
  ).toEqual(['One two.', 'Three.', 'Four.']);
});

test('takes at most 2,000 characters, and no half of one', () => {
  show(`<pre id="p">${'x'.repeat(1999)}😀${'y'.repeat(9000)}</pre>`);
  select('#p');
  expect(readPageContext().code).toBe('x'.repeat(1999));
});

test('takes what was selected before the chat had the focus, while it is on the page', () => {
  show('<main><p id="p">Words</p></main>');
  const kept = select('#p').cloneRange();
  getSelection()?.removeAllRanges();
  expect(readPageContext(kept).code).toBe('Words');
  document.body.replaceChildren();
  expect(readPageContext(kept).code).toBeUndefined();
});

test('takes nothing of the chat itself', () => {
  show('<docent-chat><p id="p">Said in the chat</p></docent-chat>');
  select('#p');
  expect(readPageContext().code).toBeUndefined();
});

test('lets no address, phone or token of a person off the page', () => {
  document.title = 'Keys of ada@example.com';
  history.replaceState(null, '', '/u/ada@example.com/4f9a1c7be2d84f9a1c7be2d8?phone=4155552671#x');
  show('<main><h2 id="4f9a1c7be2d84f9a1c7be2d8">Call +1 415 555 2671</h2></main>');
  const said = JSON.stringify(readPageContext());
  expect(said).not.toMatch(/ada@|415|4f9a1c7be2d8|phone/);
});

test('says something of an empty page', () => {
  document.title = '';
  expect(readPageContext()).toEqual({
    title: location.hostname,
    url: `${location.origin}/docs/retries`,
  });
});
