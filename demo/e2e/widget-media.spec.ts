import type { Page } from '@playwright/test';
import { en } from '../../packages/widget/src/strings/en.ts';
import { chatAlone as page, openChat } from './widget-delivered.ts';
import type { Desk } from './widget-desk.ts';
import { giveFile, paintPicture, readChatFiles, type GivenFile } from './widget-files.ts';
import { untilOpen } from './widget-sending.ts';
import { eventually, expect, test } from './widget-test.ts';

// Files that an agent sends.

const drawing: GivenFile = {
  name: 'draw.svg',
  mimeType: 'image/svg+xml',
  buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="parent.hit = 1"/>'),
};

async function meetAgent(docs: Page, desk: Desk) {
  const chat = await openChat(docs);
  await chat.send('hello');
  await untilOpen(chat);
  await chat.send('agent');
  const { task } = await desk.accept();
  return { chat, files: readChatFiles(chat), task };
}

test('an agent’s picture is shown, enlarged and closed again, and can be downloaded', async ({
  openDocs,
  desk,
  cloud,
  watch,
}) => {
  // The tab in which a file opens asks for an icon.
  watch.allow(/favicon\.ico$/);
  const docs = await openDocs('/docs/a', { page });
  const { chat, files, task } = await meetAgent(docs, desk);
  await giveFile(cloud.twilio.origin, task.sid, await paintPicture(docs, 'plan.png'));
  const picture = chat.panel.getByRole('button', { name: 'Enlarge plan.png' });
  await expect(files.media.locator('img')).toHaveJSProperty('naturalWidth', 640);
  // One Tab goes by all messages; Enter goes into one.
  await chat.messageList.focus();
  await docs.keyboard.press('Tab');
  await expect(picture).not.toBeFocused();
  await chat.messageList.focus();
  await docs.keyboard.press('End');
  await docs.keyboard.press('Enter');
  await expect(picture).toBeFocused();
  await docs.keyboard.press('Enter');
  const dialog = chat.element.getByRole('dialog', { name: 'plan.png' });
  await expect(dialog).toBeVisible();
  const [download] = await Promise.all([
    docs.waitForEvent('popup'),
    dialog.getByRole('link', { name: 'Download plan.png' }).click(),
  ]);
  await download.close();
  await docs.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(chat.composer).toBeVisible();
  await expect(picture).toBeFocused();
  await picture.click();
  await dialog.getByRole('button', { name: en.files.close }).click();
  await expect(dialog).toHaveCount(0);
  await expect(picture).toBeFocused();
});

test('a drawing that holds a program is a file to download, and runs nothing', async ({
  openDocs,
  desk,
  cloud,
}) => {
  const docs = await openDocs('/docs/a', { page });
  const { files, task } = await meetAgent(docs, desk);
  await giveFile(cloud.twilio.origin, task.sid, drawing);
  await expect(files.media.getByRole('link', { name: 'Download draw.svg' })).toBeVisible();
  expect(await files.media.locator('img').count()).toBe(0);
  expect(await docs.evaluate(() => 'hit' in window)).toBe(false);
});

test('a file that is gone is told in a sentence, and can be asked for again', async ({
  openDocs,
  desk,
  cloud,
  watch,
}) => {
  watch.allow(/^Failed to load resource/);
  const docs = await openDocs('/docs/a', { page });
  const { files, task } = await meetAgent(docs, desk);
  cloud.twilio.faults.add({ path: '/mcs/v1/Services/*/Media/*', method: 'GET', status: 404 });
  await giveFile(cloud.twilio.origin, task.sid, {
    name: 'a.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('a'),
  });
  await expect(files.media).toContainText(en.files.unavailable);
  await files.media.getByRole('button', { name: en.tryAgain }).click();
  await expect(files.media.getByRole('link', { name: 'Download a.txt' })).toBeVisible();
  await eventually(() => cloud.twilio.faults.list()).toEqual([]);
});
