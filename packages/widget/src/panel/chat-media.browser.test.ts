import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { MediaItem, MediaUrl } from '../state/model.ts';
import { en } from '../strings/en.ts';
import './chat-media.ts';
import type { ChatMedia } from './chat-media.ts';
import { hear } from './testing/hear.ts';
import { showElement, textOf, within } from './testing/show-element.ts';

afterEach(() => document.body.replaceChildren());

const picture: MediaItem = { sid: 'ME1', name: 'plan.png', type: 'image/png', size: 2300 };
const log: MediaItem = { sid: 'ME2', name: 'run.log', type: 'text/plain', size: 3 };
const drawing: MediaItem = { sid: 'ME3', name: 'x.svg', type: 'image/svg+xml', size: 3 };

function toPicture(): string {
  const canvas = document.createElement('canvas');
  canvas.width = 40;
  canvas.height = 30;
  return canvas.toDataURL();
}

const later = (url?: string): MediaUrl => ({ ...(url && { url }), until: Date.now() + 60_000 });

async function show(properties: Partial<ChatMedia>) {
  const strings = en;
  const element = document.createElement('docent-chat-media');
  const heard = hear(element, 'chat-media', 'chat-discard');
  element.remove();
  const shown = await showElement('docent-chat-media', { strings, messageIndex: 7 });
  const told = hear(shown, 'chat-media', 'chat-discard');
  Object.assign(shown, properties);
  await shown.updateComplete;
  expect(heard).toEqual([]);
  return { element: shown, told };
}

test('asks once where each file is, and shows a picture in the room that was kept for it', async () => {
  const { element, told } = await show({ items: [picture, log] });
  expect(told).toEqual([
    ['chat-media', { messageIndex: 7, mediaSid: 'ME1' }],
    ['chat-media', { messageIndex: 7, mediaSid: 'ME2' }],
  ]);
  const { offsetHeight } = element;
  element.urls = { ME1: later(toPicture()) };
  await expect.poll(() => element.shadowRoot?.querySelector('img')?.naturalWidth).toBe(40);
  expect(element.offsetHeight).toBe(offsetHeight);
  expect(within<HTMLImageElement>(element, 'img').alt).toBe('plan.png');
  expect(told).toHaveLength(2);
});

test('shows a picture that is enlarged over everything, and gives the focus back on Esc, which goes no further', async () => {
  const { element } = await show({ items: [picture], urls: { ME1: later(toPicture()) } });
  const keys: string[] = [];
  document.body.addEventListener('keydown', ({ key }) => keys.push(key), { once: true });
  const button = within<HTMLButtonElement>(element, '.picture');
  expect(button.ariaLabel).toBe('Enlarge plan.png');
  button.focus();
  await userEvent.keyboard('{Enter}');
  keys.length = 0;
  const image = () => element.shadowRoot?.querySelector('docent-chat-image');
  await expect.poll(() => image()?.shadowRoot?.querySelector('dialog')?.open).toBe(true);
  const link = image()?.shadowRoot?.querySelector('a');
  expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener noreferrer']);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => image()).toBeNull();
  expect(element.shadowRoot?.activeElement).toBe(button);
  expect(keys).toEqual([]);
});

test('a drawing that can hold programs is never a picture', async () => {
  const { element } = await show({
    items: [drawing],
    urls: { ME3: later('data:image/svg+xml,<svg/>') },
  });
  expect(element.shadowRoot?.querySelector('img')).toBeNull();
  expect(textOf(element)).toContain('x.svg');
});

test('a file that claims to be a picture, and is none, can be downloaded', async () => {
  const { element, told } = await show({
    items: [picture],
    urls: { ME1: later('data:image/png;base64,AAAA') },
  });
  await expect
    .poll(() => element.shadowRoot?.querySelector('a.file')?.ariaLabel)
    .toBe('Download plan.png');
  expect(told).toEqual([]);
});

test('a picture whose link has ended asks for another, and is shown by it', async () => {
  const { element, told } = await show({
    items: [picture],
    urls: { ME1: { url: 'data:image/png;base64,AAAA', until: 1 } },
  });
  await expect.poll(() => told).toHaveLength(1);
  element.urls = { ME1: later(toPicture()) };
  await expect.poll(() => element.shadowRoot?.querySelector('img')?.naturalWidth).toBe(40);
  expect(told).toHaveLength(1);
});

test('a link that has ended is asked for again, and then followed', async () => {
  const { element, told } = await show({ items: [log], urls: { ME2: { url: '#old', until: 1 } } });
  const link = within<HTMLAnchorElement>(element, 'a.file');
  expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer']);
  const followed: (string | null)[] = [];
  element.shadowRoot?.addEventListener('click', (event) => {
    if (!event.defaultPrevented) followed.push(link.getAttribute('href'));
    event.preventDefault();
  });
  link.click();
  expect([told.length, followed]).toEqual([1, []]);
  element.urls = { ME2: later('#new') };
  await element.updateComplete;
  expect(followed).toEqual(['#new']);
});

test('says that a file cannot be loaded, and asks again by a tap', async () => {
  const { element, told } = await show({ items: [picture], urls: { ME1: { until: 1 } } });
  expect(textOf(element)).toBe('plan.png 2.3 kB This file cannot be loaded. Try again');
  expect(told).toEqual([]);
  within<HTMLButtonElement>(element, '.again').click();
  await element.updateComplete;
  expect(told).toHaveLength(1);
  expect(textOf(element)).toBe('');
  element.urls = { ME1: { until: 2 } };
  await element.updateComplete;
  expect(textOf(element)).toContain('This file cannot be loaded.');
});

test('a file without a name has one', async () => {
  const { element } = await show({
    items: [{ ...log, name: '', size: 0 }],
    urls: { ME2: later('#a') },
  });
  expect(textOf(element)).toBe('File');
  expect(within(element, 'a').ariaLabel).toBe('Download File');
});

test('what is being sent has its names, how far it is, and a way to stop it', async () => {
  const blob = new Blob(['abc']);
  const { element, told } = await show({
    attachments: [{ name: 'a.txt', type: 'text/plain', blob }],
    clientId: 'c1',
  });
  expect(element.shadowRoot?.querySelector('progress')).toBeNull();
  element.progress = 0.42;
  await element.updateComplete;
  expect(textOf(element)).toBe('a.txt 3 bytes Sending, 42% Cancel');
  expect(within<HTMLProgressElement>(element, 'progress').value).toBe(0.42);
  within<HTMLButtonElement>(element, '.again').click();
  expect(told).toEqual([['chat-discard', { clientId: 'c1' }]]);
});
