import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ChatConfig } from '../options.ts';
import { en } from '../strings/en.ts';
import './chat-attachments.ts';
import './chat-composer.ts';
import { hear } from './testing/hear.ts';
import { showElement, textOf, within } from './testing/show-element.ts';

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

const text = new File(['abc'], 'notes.txt', { type: 'text/plain' });
const empty = new File([], 'empty.txt', { type: 'text/plain' });

async function show(more: Partial<ChatConfig> = {}) {
  const config = { functionsUrl: 'https://chat.example.com', position: 'end', ...more } as const;
  const element = await showElement('docent-chat-composer', { config, strings: en, draft: '' });
  const tray = within(element, 'docent-chat-attachments');
  const heard = hear(element, 'chat-send', 'chat-draft');
  const sent = () => heard.flatMap(([name, detail]) => (name === 'chat-send' ? [detail] : []));
  const send = within<HTMLButtonElement>(element, '.main');
  return { element, tray, send, sent };
}

function toTransfer(...files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

function drag(element: Element, type: string, dataTransfer: DataTransfer): boolean {
  const event = new DragEvent(type, {
    dataTransfer,
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  return !element.dispatchEvent(event);
}

function paste(element: Element, clipboardData: DataTransfer): boolean {
  const area = within(element, 'textarea');
  return !area.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

test('files can be sent without a text, and are gone then', async () => {
  const { element, tray, send, sent } = await show();
  expect(send.disabled).toBe(true);
  await userEvent.upload(within(element, 'input'), [text]);
  await expect.poll(() => textOf(tray)).toContain('notes.txt 3 bytes');
  expect(send.disabled).toBe(false);
  send.click();
  expect(sent()).toEqual([
    {
      body: '',
      attachments: [{ name: 'notes.txt', type: 'text/plain', blob: expect.any(File) as File }],
    },
  ]);
  await expect.poll(() => [textOf(tray), send.disabled]).toEqual(['', true]);
});

test('a message without files has none', async () => {
  const { element, sent } = await show();
  element.focus();
  await userEvent.keyboard('Hello{Enter}');
  expect(sent()).toEqual([{ body: 'Hello' }]);
});

test('the same file can be chosen twice, one after the other', async () => {
  const { element, tray } = await show();
  const input = within<HTMLInputElement>(element, 'input');
  for (let time = 0; time < 2; time += 1) {
    await userEvent.upload(input, [text]);
    expect(input.value).toBe('');
  }
  await expect.poll(() => tray.shadowRoot?.querySelectorAll('.files li')).toHaveLength(2);
});

test('what cannot be sent is said, all in one list, and the rest is taken', async () => {
  const { element, tray, send } = await show();
  const film = new File(['abc'], 'film.mp4', { type: 'video/mp4' });
  await userEvent.upload(within(element, 'input'), [empty, film, text]);
  await expect
    .poll(() => textOf(tray.shadowRoot?.querySelector('[role=alert]')))
    .toBe('empty.txt is empty.Files like film.mp4 cannot be sent.');
  expect(send.disabled).toBe(false);
  within<HTMLButtonElement>(tray, '.files button').click();
  await expect.poll(() => textOf(tray)).toBe('');
  expect(send.disabled).toBe(true);
  expect(element.shadowRoot?.activeElement?.localName).toBe('textarea');
});

test('files are dropped, and the sign for it goes when they are not held any more', async () => {
  const { element, tray } = await show();
  expect(drag(element, 'dragover', toTransfer(text))).toBe(true);
  await expect.poll(() => textOf(tray)).toBe('Drop files here');
  await expect.poll(() => textOf(tray)).toBe('');
  expect(drag(element, 'dragover', toTransfer(text))).toBe(true);
  expect(drag(element, 'drop', toTransfer(text, empty))).toBe(true);
  await expect.poll(() => textOf(tray)).toContain('empty.txt is empty. notes.txt');
  expect(textOf(tray)).not.toContain('Drop');
});

test('text that is dragged is the browser’s matter', async () => {
  const { element, tray } = await show();
  const transfer = new DataTransfer();
  transfer.setData('text/plain', 'words');
  expect(drag(element, 'dragover', transfer)).toBe(false);
  expect(drag(element, 'drop', transfer)).toBe(false);
  expect(textOf(tray)).toBe('');
});

test('a picture is pasted as a file, a table as its text', async () => {
  const { element, tray } = await show();
  const picture = new File(['abc'], 'image.png', { type: 'image/png' });
  expect(paste(element, toTransfer(picture))).toBe(true);
  await expect.poll(() => textOf(tray)).toContain('image.png');
  const table = toTransfer(picture);
  table.setData('text/plain', 'A1');
  expect(paste(element, table)).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(tray.shadowRoot?.querySelectorAll('.files li')).toHaveLength(1);
});

test('a page that takes no files has no button, and leaves drops and pastes alone', async () => {
  const { element, tray } = await show({ files: 'off' });
  expect(element.shadowRoot?.querySelector('input')).toBeNull();
  expect(element.shadowRoot?.querySelectorAll('button')).toHaveLength(1);
  expect(drag(element, 'drop', toTransfer(text))).toBe(false);
  expect(paste(element, toTransfer(text))).toBe(false);
  expect(textOf(tray)).toBe('');
});

test('files of another person are gone', async () => {
  const { element, tray, send } = await show();
  await userEvent.upload(within(element, 'input'), [text]);
  await expect.poll(() => textOf(tray)).toContain('notes.txt');
  element.resets = 1;
  await expect.poll(() => [textOf(tray), send.disabled]).toEqual(['', true]);
});

test('a picture is shown small, without an address, and what is none has only its name', async () => {
  const { element, tray } = await show();
  const canvas = new OffscreenCanvas(1200, 800);
  canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
  const picture = new File([await canvas.convertToBlob()], 'a.png', { type: 'image/png' });
  const lie = new File(['no picture'], 'b.png', { type: 'image/png' });
  const create = vi.spyOn(URL, 'createObjectURL');
  await userEvent.upload(within(element, 'input'), [picture, lie]);
  await expect.poll(() => tray.shadowRoot?.querySelector('canvas')?.width).toBe(480);
  await expect.poll(() => tray.shadowRoot?.querySelectorAll('docent-chat-preview')).toHaveLength(1);
  expect(create).not.toHaveBeenCalled();
});

test('grows with its text where the browser does not do it', async () => {
  vi.spyOn(CSS, 'supports').mockReturnValue(false);
  const { element } = await show();
  const area = within<HTMLTextAreaElement>(element, 'textarea');
  area.style.setProperty('field-sizing', 'fixed');
  element.focus();
  await userEvent.keyboard('a');
  const one = area.offsetHeight;
  await userEvent.keyboard('{Shift>}{Enter}{Enter}{/Shift}b');
  expect(area.offsetHeight).toBeGreaterThan(one * 1.5);
  await userEvent.keyboard('{Enter}');
  expect(area.offsetHeight).toBe(one);
});
