import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Config } from './config.ts';
import { onNavigation, toPageKey } from './navigation.ts';

const site = 'https://docs.example.com';

describe('spellings of one page', () => {
  test.each<[Config['route'], string, string]>([
    ['path', '/guide', '/guide/'],
    ['path', '/guide', '/guide/index.html'],
    ['path', '/guide', '/guide.html'],
    ['path', '/guide', '/guide//'],
    ['path', '/', '/index.html'],
    ['path', '/guide', '/guide?tab=js'],
    ['path', '/guide', '/guide#install'],
    ['path', '/a%20b', '/a b'],
    ['query', '/guide?page=1', '/guide/?page=1'],
    ['query', '/guide?page=1', '/guide?page=1#install'],
    ['query', '/guide', '/guide?'],
    ['hash', '/#/guide', '/#!/guide'],
    ['hash', '/#guide', '/#/guide'],
    ['hash', '/app/#/guide', '/app/index.html#/guide'],
    ['hash', '/?tab=js#/guide', '/#/guide'],
    ['hash', '/', '/#/'],
    ['hash', '/', '/#'],
    ['hash', '/#/guide', '/#/guide/'],
  ])('by %s: %s and %s', (route, one, other) => {
    expect(toPageKey(site + one, route)).toBe(toPageKey(site + other, route));
  });
});

describe('two pages', () => {
  test.each<[Config['route'], string, string]>([
    ['path', '/guide', '/'],
    ['path', '/guide', '/Guide'],
    ['path', '/guide', '/guide/install'],
    ['path', '/guide', '/guidehtml'],
    ['path', '/guide', '/guide/index'],
    ['path', '/v1.html/a', '/v1/a'],
    ['query', '/guide?page=1', '/guide?page=2'],
    ['query', '/guide?page=1', '/guide'],
    ['hash', '/#/guide', '/#/install'],
    ['hash', '/#/guide', '/#/'],
    ['hash', '/a#/guide', '/b#/guide'],
  ])('by %s: %s and %s', (route, one, other) => {
    expect(toPageKey(site + one, route)).not.toBe(toPageKey(site + other, route));
  });
});

describe.each(['by the Navigation API', 'without it'])('%s', (which) => {
  const start = location.href;
  const navigation = new EventTarget();

  beforeEach(() => {
    vi.useFakeTimers();
    if (which !== 'without it') vi.stubGlobal('navigation', navigation);
  });

  afterEach(() => {
    vi.clearAllTimers();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    history.replaceState(null, '', start);
  });

  function go(path: string): void {
    history.replaceState(null, '', path);
    navigation.dispatchEvent(new Event('currententrychange'));
    vi.advanceTimersByTime(1000);
  }

  function listen(route: Config['route'], from = start): readonly string[] {
    const heard: string[] = [];
    onNavigation(from, route, (href) => heard.push(href.replace(location.origin, '')));
    return heard;
  }

  test('each other page is told, once', () => {
    const heard = listen('path');
    for (const path of ['/a', '/a/', '/a#install', '/b?tab=js', '/a']) go(path);
    expect(heard).toEqual(['/a', '/b?tab=js', '/a']);
  });

  test('the page on which it begins is not told', () => {
    const heard = listen('path');
    go('/');
    expect(heard).toEqual([]);
  });

  test('a page that had already become another one is told at once', () => {
    history.replaceState(null, '', '/a');
    expect(listen('path')).toEqual(['/a']);
  });

  test('the pages of a hash router are told', () => {
    const heard = listen('hash');
    for (const path of ['/#/a', '/#!/a', '/#/b']) go(path);
    expect(heard).toEqual(['/#/a', '/#/b']);
  });
});

test('the site’s history keeps its own functions', () => {
  vi.useFakeTimers();
  const { pushState, replaceState } = history;
  onNavigation(location.href, 'path', () => {});
  expect([history.pushState, history.replaceState]).toEqual([pushState, replaceState]);
  vi.clearAllTimers();
  vi.useRealTimers();
});
