import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseConfig, type TrackerOptions } from './config.ts';
import { readAddress, readPage, type Page } from './page.ts';

const href = 'https://docs.example.com/guide/start?tab=js&token=x#top';
const start = location.href;

beforeEach(() => {
  document.documentElement.lang = '';
  document.head.innerHTML = '<title>Quickstart</title>';
});

afterEach(() => history.replaceState(null, '', start));

function read(options: TrackerOptions = {}, referrer = ''): Record<string, unknown> | undefined {
  const page = readPage({ href, referrer }, parseConfig(options, href));
  return page && toJson(page);
}

/** As it leaves the page: what is undefined does not. */
function toJson(page: Page): Record<string, unknown> {
  return JSON.parse(JSON.stringify(page)) as Record<string, unknown>;
}

function addHead(html: string): void {
  document.head.insertAdjacentHTML('beforeend', html);
}

test('a page that says little of itself is told in five facts', () => {
  expect(read()).toEqual({
    title: 'Quickstart',
    url: 'https://docs.example.com/guide/start',
    path: '/guide/start',
    search: '',
    referrer: '',
  });
});

test('a page that says everything is told in full', () => {
  document.documentElement.lang = 'en';
  addHead(`
    <link rel="canonical" href="https://docs.example.com/guide/start?tab=js">
    <meta name="docent:title" content=" Start here ">
    <meta name="docent:section" content="Guides">
    <meta name="docent:version" content="2.3">
    <meta name="docsearch:version" content="2">
    <meta name="docent:language" content="en-GB">
  `);
  expect(read({ keepQuery: 'tab' }, 'https://docs.example.com/?tab=ts&q=x')).toEqual({
    title: 'Start here',
    url: 'https://docs.example.com/guide/start?tab=js',
    path: '/guide/start',
    search: '?tab=js',
    referrer: 'https://docs.example.com/?tab=ts',
    canonical_url: 'https://docs.example.com/guide/start?tab=js',
    doc_section: 'Guides',
    doc_version: '2.3',
    doc_language: 'en-GB',
  });
});

test('version and language are also found where other tools put them', () => {
  document.documentElement.lang = 'pt-BR';
  addHead('<meta name="docsearch:version" content="1.9">');
  expect(read()).toMatchObject({ doc_version: '1.9', doc_language: 'pt-BR' });
});

test('a meta tag that says nothing is not there', () => {
  addHead(`
    <meta name="docent:title" content=" ">
    <meta name="docent:section" content="">
    <meta name="docent:version" content="">
    <meta name="docsearch:version" content="1.9">
  `);
  expect(read()).toMatchObject({ title: 'Quickstart', doc_version: '1.9' });
  expect(read()).not.toHaveProperty('doc_section');
});

test('the address is that of the page shown, whatever it calls canonical', () => {
  addHead('<link rel="canonical" href="https://other.example.com/a?x=1#y">');
  expect(read()).toMatchObject({
    url: 'https://docs.example.com/guide/start',
    canonical_url: 'https://other.example.com/a',
  });
});

test('without a title there is none', () => {
  document.head.innerHTML = '';
  expect(read()).not.toHaveProperty('title');
});

describe('persons and secrets stay on the page', () => {
  test('in the title', () => {
    document.title = 'Reset for ada@example.com';
    expect(read()).toMatchObject({ title: 'Reset for [redacted]' });
  });

  test('in the title that the page gives itself', () => {
    addHead('<meta name="docent:title" content="Call +1 415 555 2671">');
    expect(read()).toMatchObject({ title: 'Call [redacted]' });
  });

  test('in the referrer and the canonical address', () => {
    addHead('<link rel="canonical" href="https://docs.example.com/u/ada@example.com">');
    expect(read({}, 'https://app.example.com/u/+14155552671?token=x#y')).toMatchObject({
      referrer: 'https://app.example.com/u/[redacted]',
      canonical_url: 'https://docs.example.com/u/[redacted]',
    });
  });
});

describe('a doc is', () => {
  test.each<[string, TrackerOptions, string | undefined, boolean]>([
    ['any page by default', {}, undefined, true],
    ['a page among the docs', { docs: '/guide/**' }, undefined, true],
    ['no page outside', { docs: '/docs/**' }, undefined, false],
    ['a page outside that says yes', { docs: '/docs/**' }, 'yes', true],
    ['no page that says no', { docs: '/guide/**' }, 'no', false],
    ['not decided by any other word', { docs: '/docs/**' }, 'true', false],
    ['not decided by an empty word', { docs: '/guide/**' }, '', true],
  ])('%s', (_what, options, said, expected) => {
    if (said !== undefined) addHead(`<meta name="docent:doc" content="${said}">`);
    expect(read(options) !== undefined).toBe(expected);
  });
});

test('the address of the reader is redacted too, and told for any page', () => {
  history.replaceState(null, '', '/u/ada@example.com?tab=js&token=x#top');
  document.title = 'ada@example.com';
  const config = parseConfig({ keepQuery: 'tab', docs: '/docs/**' }, href);
  expect(toJson(readAddress(config))).toEqual({
    title: '[redacted]',
    url: `${location.origin}/u/[redacted]?tab=js`,
    path: '/u/[redacted]',
    search: '?tab=js',
    referrer: '',
  });
});
