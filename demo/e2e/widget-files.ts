import { expect, type Locator, type Page } from '@playwright/test';
import { en } from '../../packages/widget/src/strings/en.ts';
import type { LocalTwilio } from '../emulator/twilio/server.ts';
import type { ChatPage } from './widget-chat.ts';

/** A file as Playwright gives it to a page. */
export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Files in a chat, as a visitor sees and uses them. */
export interface ChatFiles {
  readonly attachButton: Locator;
  /** What is attached and not sent yet, by name. */
  names(): Promise<string[]>;
  /** Why what was attached cannot be sent. */
  readonly problems: Locator;
  /** Chooses files by the button, as a visitor does. */
  choose(...files: readonly GivenFile[]): Promise<void>;
  drop(...files: readonly GivenFile[]): Promise<void>;
  paste(...files: readonly GivenFile[]): Promise<void>;
  /** What messages hold: the files of those that are sent, and those under way. */
  readonly media: Locator;
}

/** Where files are sent to. */
export const uploadPath = '/mcs/v1/Services/*/Media';

/** A text file. */
export function toTextFile(name: string, content = 'some text'): GivenFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
}

/** Reads the files of a chat. */
export function readChatFiles({ page, panel, sendButton }: ChatPage): ChatFiles {
  const tray = panel.locator('docent-chat-attachments');
  const attachButton = panel.getByRole('button', { name: en.files.attach, exact: true });
  const give = async (type: 'drop' | 'paste', files: readonly GivenFile[]) => {
    const transfer = await toTransfer(page, files);
    if (type === 'drop') {
      await panel.dispatchEvent('dragover', { dataTransfer: transfer });
      await tray.getByText(en.files.drop).waitFor();
      await panel.dispatchEvent('drop', { dataTransfer: transfer });
    } else {
      const area = panel.getByRole('textbox', { name: en.composerLabel, exact: true });
      await area.evaluate((element, clipboardData) => {
        const event = { clipboardData, bubbles: true, cancelable: true, composed: true };
        element.dispatchEvent(new ClipboardEvent('paste', event));
      }, transfer);
    }
    await sendButton.waitFor();
  };
  return {
    attachButton,
    problems: tray.getByRole('alert'),
    names: () => tray.locator('.name').allTextContents(),
    async choose(...files) {
      const chooser = page.waitForEvent('filechooser');
      await attachButton.click();
      await (await chooser).setFiles([...files]);
    },
    drop: (...files) => give('drop', files),
    paste: (...files) => give('paste', files),
    media: panel.locator('docent-chat-media'),
  };
}

function toTransfer(page: Page, files: readonly GivenFile[]) {
  const given = files.map(({ name, mimeType, buffer }) => [name, mimeType, [...buffer]] as const);
  return page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const [name, type, bytes] of all)
      transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
    return transfer;
  }, given);
}

/** A picture of so many pixels, painted by a page. */
export async function paintPicture(page: Page, name: string): Promise<GivenFile> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(640, 400);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('There is no canvas.');
    const sky = context.createLinearGradient(0, 0, 640, 400);
    sky.addColorStop(0, '#2456d3');
    sky.addColorStop(1, '#f2b441');
    context.fillStyle = sky;
    context.fillRect(0, 0, 640, 400);
    context.fillStyle = '#fff';
    context.fillRect(60, 60, 220, 140);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  return { name, mimeType: 'image/png', buffer: Buffer.from(bytes) };
}

/** The files of all messages that Twilio has, message by message, oldest first; those without files are left out. */
export function readKeptFiles({ store }: Pick<LocalTwilio, 'store'>): string[][] {
  return [...store.all('conversations')].flatMap(({ sid }) =>
    store
      .messagesOf(sid)
      .flatMap(({ media }) => (media ? [media.map(({ filename }) => filename ?? '')] : [])),
  );
}

/** Gives a file to the visitor of a task, as the agents' desk uploads one. */
export async function giveFile(twilio: string, task: string, file: GivenFile): Promise<void> {
  const query = new URLSearchParams({ filename: file.name });
  const response = await fetch(`${twilio}/_local/desk/tasks/${task}/files?${query}`, {
    method: 'POST',
    headers: { 'content-type': file.mimeType },
    body: new Uint8Array(file.buffer),
  });
  expect(response.ok, await response.text()).toBe(true);
}
