import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { en } from '../strings/en.ts';
import { openChat, type ChatSetup } from './testing/open-chat.ts';
import { within } from './testing/show-element.ts';

afterEach(async () => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('dir');
  document.documentElement.style.cssText = '';
  await page.viewport(1280, 800);
});

/** Where the panel and its parts are once it has moved in. */
async function measure(setup?: ChatSetup) {
  const { panel } = await openChat(setup);
  const frame = within(panel, '.frame');
  await Promise.all(frame.getAnimations().map((animation) => animation.finished));
  const boxOf = (tag: string) => within(panel, `docent-chat-${tag}`).getBoundingClientRect();
  return { panel, frame, box: frame.getBoundingClientRect(), boxOf };
}

describe('on a wide screen', () => {
  test('stands above the bubble, at the end of the line', async () => {
    await page.viewport(1280, 900);
    const { box, boxOf } = await measure();
    expect([box.width, box.height, box.right]).toEqual([380, 640, 1260]);
    expect(box.bottom).toBe(900 - 20 - 56 - 12);
    expect(boxOf('composer').bottom).toBeLessThanOrEqual(box.bottom);
  });

  test('is no taller than the screen', async () => {
    await page.viewport(1280, 600);
    const { box } = await measure();
    expect([box.top, box.bottom]).toEqual([16, 600 - 88]);
  });

  test('changes sides with the direction of the page, and by position', async () => {
    await page.viewport(1280, 800);
    expect((await measure({ config: { position: 'start' } })).box.left).toBe(20);
    document.body.replaceChildren();
    document.documentElement.dir = 'rtl';
    expect((await measure()).box.left).toBe(20);
    document.body.replaceChildren();
    expect((await measure({ config: { position: 'start' } })).box.right).toBe(1260);
  });

  test('has the button in the composer at the end of the line', async () => {
    document.documentElement.dir = 'rtl';
    const { panel } = await measure();
    const composer = within(panel, 'docent-chat-composer');
    const [area, send] = [within(composer, 'textarea'), within(composer, 'button')];
    expect(send.getBoundingClientRect().right).toBeLessThanOrEqual(
      area.getBoundingClientRect().left,
    );
  });
});

describe('on a narrow or low screen', () => {
  test.each([
    [390, 844],
    [320, 256],
    [1280, 400],
  ])('fills %d × %d, with the composer in sight', async (width, height) => {
    await page.viewport(width, height);
    const { box, boxOf } = await measure({
      state: { phase: 'open', trouble: 'cannot-connect', visitor: { name: 'Ada' } },
    });
    expect([box.left, box.top, box.width, box.height]).toEqual([0, 0, width, height]);
    const composer = boxOf('composer');
    expect(Math.round(composer.bottom)).toBeLessThanOrEqual(height);
    expect(composer.height).toBeGreaterThan(40);
    expect(boxOf('messages').height).toBeGreaterThan(20);
  });

  test('keeps a long text and its way out in sight at 320 × 256', async () => {
    await page.viewport(320, 256);
    const { frame, boxOf } = await measure({ state: { draft: 'word '.repeat(200) } });
    expect(Math.round(boxOf('composer').bottom)).toBeLessThanOrEqual(256);
    expect(boxOf('header').top).toBe(0);
    expect(frame.scrollHeight).toBeLessThanOrEqual(256);
  });

  test('lets the form scroll', async () => {
    await page.viewport(320, 256);
    const { panel, boxOf } = await measure({ needsForm: () => true });
    expect(Math.round(boxOf('form').bottom)).toBe(256);
    const form = within(panel, 'docent-chat-form');
    // It is a chunk of its own.
    await expect.poll(() => form.scrollHeight > form.clientHeight).toBe(true);
  });

  test('stays clear of the keyboard on the screen', async () => {
    await page.viewport(390, 844);
    const { panel, boxOf } = await measure();
    panel.style.setProperty('--_keyboard', '300px');
    expect(Math.round(boxOf('composer').bottom)).toBe(544);
    panel.style.setProperty('--_top', '40px');
    expect(boxOf('header').top).toBe(40);
  });
});

test('never scrolls sideways, with the longest name and heading', async () => {
  await page.viewport(320, 568);
  const long = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(3);
  const state = { phase: 'open', visitor: { name: long, phone: '+14155552671' } } as const;
  const { panel, frame, boxOf } = await measure({ state, config: { heading: long } });
  expect(frame.scrollWidth).toBe(320);
  const close = within(within(panel, 'docent-chat-header'), `[aria-label='${en.close}']`);
  expect(close.getBoundingClientRect().right).toBeLessThanOrEqual(320);
  expect(boxOf('header').height).toBeLessThan(90);
});

test('is light or dark as the place where it stands, and has the accent of the page', async () => {
  const { panel, frame } = await measure({ state: { draft: 'x' } });
  const colors = () => [getComputedStyle(frame).backgroundColor, getComputedStyle(frame).color];
  document.documentElement.style.colorScheme = 'light';
  expect(colors()).toEqual(['rgb(255, 255, 255)', 'rgb(23, 26, 33)']);
  document.documentElement.style.colorScheme = 'dark';
  expect(colors()).toEqual(['rgb(23, 25, 30)', 'rgb(236, 238, 242)']);
  document.documentElement.style.setProperty('--docent-chat-accent', 'rgb(1, 2, 3)');
  const composer = within(panel, 'docent-chat-composer');
  // The button changes its colour slowly.
  const color = () => getComputedStyle(within(composer, '.main')).backgroundColor;
  await expect.poll(color).toBe('rgb(1, 2, 3)');
});

test('does not become small on a page that makes its rem small', async () => {
  document.documentElement.style.fontSize = '62.5%';
  const { panel, box } = await measure();
  expect(box.width).toBe(380);
  const area = within(within(panel, 'docent-chat-composer'), 'textarea');
  expect(getComputedStyle(area).fontSize).toBe('16px');
});
