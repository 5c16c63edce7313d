import { createHash } from 'node:crypto';
import { renderLauncher } from '../../packages/widget/build-launcher.ts';
import { en } from '../../packages/widget/src/strings/en.ts';
import { readAfterPage } from './widget-after.ts';
import { readChatPage } from './widget-chat.ts';
import { giveFile, paintPicture } from './widget-files.ts';
import { eventually, expect, expectProblems, networkProblems, test } from './widget-test.ts';

// What a page may demand of everything on it: a policy of nonces, files that are as they were built, no script at first.

const nonce = 'm2QW7xkfc0hB';

test('a policy of nonces and one name of trusted types refuses nothing, from the form to the rating', async ({
  openDocs,
  docs,
  desk,
  cloud,
  watch,
}) => {
  const { functionsUrl, socketUrl } = docs.targets;
  const twilio = new URL(cloud.twilio.origin).origin;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    `img-src data: ${twilio}`,
    `connect-src 'self' ${new URL(functionsUrl).origin} ${new URL(socketUrl).origin} ${twilio}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ];
  docs.all = { tracker: false, headers: { 'Content-Security-Policy': policy.join('; ') } };
  // The one thing on the page that has no nonce.
  watch.allow(/site\.css/);
  const page = await openDocs('/docs/a', { page: { body: '<main><h1>A</h1></main>' } });
  const chat = readChatPage(page);
  await chat.open();
  await chat.form.phone.fill('(415) 555-2671');
  await chat.form.question.fill('I want to talk to a person');
  await chat.form.start.click();
  const agent = await desk.accept();
  await agent.say(
    'Try `retry()`:\n\n```js\nawait retry(job);\n```\n\n**Then** see https://docs.example.com/retries',
  );
  await expect(chat.panel.locator('docent-chat-code')).toContainText('await retry(job);');
  await giveFile(twilio, agent.task.sid, await paintPicture(page, 'plan.png'));
  await chat.panel.getByRole('button', { name: 'Enlarge plan.png' }).click();
  const picture = chat.element.getByRole('dialog', { name: 'plan.png' });
  await expect(picture.locator('img')).toHaveJSProperty('naturalWidth', 640);
  await picture.getByRole('button', { name: en.files.close }).click();
  await chat.send('Thank you');
  await eventually(async () => (await agent.transcript()).at(-1)).toBe('visitor: Thank you');
  await chat.end();
  await expect(chat.composer).toBeHidden();
  const after = readAfterPage(chat);
  await after.choose('Good');
  await after.sendRating.click();
  await expect(after.thanks).toBeVisible();
  expect(watch.problems).toEqual([]);
  // The policy is one: it refuses what it should.
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red');
    const paragraph = document.createElement('p');
    try {
      paragraph.innerHTML = '<b>text</b>';
    } catch (error) {
      console.error(error);
    }
  });
  await expectProblems(watch, [
    /^Policy: style-src-attr refused/,
    /inline style/,
    /^Policy: require-trusted-types-for refused/,
    /TrustedHTML/,
  ]);
});

for (const chunk of ['app', 'composer'] as const) {
  test(`a chunk that is not as it was built is refused, and the bubble says so: ${chunk}`, async ({
    openDocs,
    docs,
    built,
    watch,
  }) => {
    watch.allow(networkProblems);
    watch.allow(
      /\[docent\] The chat did not load|Failed to find a valid digest|^TypeError: Failed to fetch/,
    );
    docs.all = { tracker: false, chat: { 'data-form': 'off' } };
    const hashes = Object.fromEntries(
      [...built.files]
        .filter(([name]) => name.startsWith('docent-chat'))
        .map(([name, text]) => [
          `/docent/${name}`,
          `sha384-${createHash('sha384').update(text).digest('base64')}`,
        ]),
    );
    const map = JSON.stringify({ integrity: hashes });
    const head = `<script type="importmap">${map}</script>`;
    const page = await openDocs('/docs/a', { page: { head, chat: false } });
    docs.set('/docs/b', { head });
    await page.goto(`${docs.origin}/docs/b`);
    const chat = readChatPage(page);
    await chat.open();
    await chat.close();

    await page.route(`**/docent-chat-${chunk}-*.js`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\n` });
    });
    await page.reload();
    await chat.bubble.click();
    await eventually(() => watch.lines.some((line) => line.includes('The chat did not load'))).toBe(
      true,
    );
    await expect(chat.panel).toHaveCount(0);
    await expect(chat.bubble).toHaveAttribute('title', /^The chat did not load/);
    const words = await chat.bubble.evaluate((it) => getComputedStyle(it, '::after').content);
    expect(words).toContain('The chat did not load');
    await expect(chat.bubble).toHaveAttribute('aria-expanded', 'false');
    // As it was built, it opens after all.
    await page.unrouteAll();
    await page.reload();
    await chat.open();
  });
}

test('that it did not load stays on the bubble when its words come later', async ({
  openDocs,
  docs,
  watch,
}) => {
  watch.allow(networkProblems);
  watch.allow(/\[docent\] The chat did not load|^TypeError: Failed to fetch/);
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
  const page = await openDocs('/docs/a');
  const chat = readChatPage(page);
  let comeNow = (): void => {};
  const mayCome = new Promise<void>((resolve) => (comeNow = resolve));
  await page.route('**/docent-chat-composer-*.js', (route) => route.abort());
  await page.route('**/docent-chat-en-*.js', async (route) => {
    await mayCome;
    await route.continue();
  });
  await chat.bubble.click();
  await expect(chat.bubble).toHaveAttribute('title', /^The chat did not load/);
  const come = page.waitForResponse(/docent-chat-en-/);
  comeNow();
  await (await come).finished();
  // The words are run, and then put on the bubble.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  await expect(chat.bubble).toHaveAttribute('title', /^The chat did not load/);
  await page.unrouteAll();
  await page.reload();
  await chat.open();
  await expect(chat.bubble).not.toHaveAttribute('title');
});

test('a bubble in the markup is there before any script, is taken over as it is, and a tap before is not lost', async ({
  openDocs,
  docs,
}) => {
  const { chatFile, functionsUrl } = docs.targets;
  const markup = renderLauncher(chatFile, '/docent/')
    .replace('https://docent-1234-live.twil.io', functionsUrl)
    .replace('<docent-chat ', '<docent-chat form="off" ')
    .replaceAll('NONCE', nonce);
  const body = `<main><h1>A</h1></main>${markup}`;
  docs.all = { tracker: false, chat: false };
  const page = await openDocs('/docs/a');
  let load = (): void => {};
  const mayLoad = new Promise<void>((resolve) => (load = resolve));
  await page.route(`**/docent/${chatFile}`, async (route) => {
    await mayLoad;
    await route.continue();
  });
  docs.set('/docs/b', { body });
  await page.goto(`${docs.origin}/docs/b`, { waitUntil: 'commit' });
  const chat = readChatPage(page);
  await expect(chat.bubble).toBeVisible();
  const look = () =>
    chat.bubble.evaluate((it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      const { backgroundColor, borderRadius } = getComputedStyle(it);
      return [x, y, width, height, backgroundColor, borderRadius];
    });
  const before = await look();
  await chat.bubble.evaluate((it) => it.setAttribute('data-mine', ''));
  expect(await page.evaluate(() => customElements.get('docent-chat') === undefined)).toBe(true);
  await chat.bubble.click();
  await expect(chat.panel).toHaveCount(0);
  load();
  await expect(chat.panel).toBeVisible();
  await expect(chat.element.getByRole('button', { name: 'Chat', exact: true })).toHaveCount(1);
  await expect(chat.bubble).toHaveAttribute('data-mine', '');
  await page.mouse.move(0, 0);
  // Its colour changes slowly.
  await expect.poll(look).toEqual(before);
});
