import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followKeyboard } from './follow-keyboard.ts';

const element = document.createElement('div');
const view = Object.assign(new EventTarget(), { height: 800, offsetTop: 0, scale: 1 });
const read = () => ['--_keyboard', '--_top'].map((name) => element.style.getPropertyValue(name));
const change = (to: Partial<typeof view>) => {
  Object.assign(view, to);
  view.dispatchEvent(new Event('resize'));
};

beforeEach(() => {
  Object.assign(view, { height: 800, offsetTop: 0, scale: 1 });
  element.removeAttribute('style');
  vi.stubGlobal('visualViewport', view);
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(800);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('tells how much of the view the keyboard takes, and how far the view was pushed', () => {
  const stop = followKeyboard(element);
  expect(read()).toEqual(['0px', '0px']);
  change({ height: 500, offsetTop: 60 });
  expect(read()).toEqual(['240px', '60px']);
  stop();
});

test('does not follow the fingers of somebody who zooms in', () => {
  const stop = followKeyboard(element);
  change({ height: 400, offsetTop: 100, scale: 2 });
  expect(read()).toEqual(['0px', '0px']);
  stop();
});

test('takes a view that is taller than the page for no keyboard', () => {
  const stop = followKeyboard(element);
  change({ height: 815 });
  expect(read()).toEqual(['0px', '0px']);
  stop();
});

test('stops', () => {
  followKeyboard(element)();
  change({ height: 500 });
  expect(read()).toEqual(['0px', '0px']);
});

test('needs no browser that can tell', () => {
  vi.stubGlobal('visualViewport', null);
  followKeyboard(element)();
  expect(read()).toEqual(['', '']);
});
