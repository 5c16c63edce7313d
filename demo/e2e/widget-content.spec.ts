import { en } from '../../packages/widget/src/strings/en.ts';
import { chatAlone as page, openChat } from './widget-delivered.ts';
import { eventually, expect, test } from './widget-test.ts';

// What a message can be besides plain text, from the server to the page, and the visitor's answers back.

const markdown = `**Two** ways, see [the guide](https://docs.example/guide):

- by \`cron\`
- by hand

\`\`\`yaml
schedule: nightly
\`\`\`

![shot](https://leak.example/shot.png) [docs.example](https://evil.example/) [no](javascript:alert(1))`;

test('Markdown and code are shown as such, and nothing of them is loaded or run', async ({
  openDocs,
  desk,
}) => {
  const docs = await openDocs('/docs/a', { page, browser: { permissions: ['clipboard-read'] } });
  const asked: string[] = [];
  docs.on('request', (request) => void asked.push(request.url()));
  const chat = await openChat(docs);
  await chat.send('I want to talk to a person');
  const agent = await desk.accept();
  await agent.say('plain text');
  await expect(chat.message('plain text')).toBeVisible();
  expect(asked.filter((url) => /rich-text|offer-parts/.test(url))).toEqual([]);

  await agent.say(markdown);
  const message = chat.message('ways, see');
  await expect(message.locator('strong')).toHaveText('Two');
  await expect(message.getByRole('link', { name: 'the guide' })).toHaveAttribute(
    'href',
    'https://docs.example/guide',
  );
  await expect(message.locator('.rich li')).toHaveText(['by cron', 'by hand']);
  await expect(message).toContainText('docs.example (evil.example)');
  await expect(message).toContainText('[no](javascript:alert(1))');
  await expect(message.getByRole('region', { name: 'yaml' })).toHaveText('schedule: nightly');
  await expect(message.locator('img')).toHaveCount(0);
  expect(asked.filter((url) => url.includes('leak.example'))).toEqual([]);

  await message.getByRole('button', { name: en.rich.copyCode }).click();
  await expect(message.getByRole('button', { name: en.copied })).toBeVisible();
  expect(await docs.evaluate(() => navigator.clipboard.readText())).toBe('schedule: nightly');
});

test('a tap answers, and a form sends lines for people and values for programs', async ({
  openDocs,
  desk,
  onlyChat,
}) => {
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  await chat.send('I want to talk to a person');
  const agent = await desk.accept();
  await agent.say('Shall we call you?', {
    quick_replies: ['Yes', { label: 'No', text: 'No, thanks' }],
  });
  const replies = chat.panel.getByRole('group', { name: en.rich.replies });
  await expect(replies.getByRole('button')).toHaveText(['Yes', 'No']);
  await replies.getByRole('button', { name: 'No' }).click();
  await expect(replies).toHaveCount(0);
  const newest = async () => (await onlyChat()).messages.at(-1);
  await eventually(async () => (await newest())?.body).toBe('No, thanks');

  const fields = [
    { name: 'email', label: 'E-mail', type: 'email', required: true },
    { name: 'plan', label: 'Plan', type: 'select', options: ['Free', 'Team'] },
    { name: 'terms', label: 'I agree', type: 'checkbox' },
  ];
  await agent.say('Then in writing.', { form: { id: 'contact', title: 'Contact', fields } });
  const form = chat.panel.getByRole('form', { name: 'Contact' });
  const email = form.getByRole('textbox', { name: 'E-mail' });
  await form.getByRole('button', { name: en.rich.submit }).click();
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(en.form.needed);
  await email.fill('ada@docs.dev');
  await form.getByRole('combobox', { name: 'Plan' }).selectOption('Team');
  await form.getByRole('checkbox', { name: 'I agree' }).check();
  await form.getByRole('button', { name: en.rich.submit }).click();
  await expect(form).toHaveCount(0);
  await expect(chat.message('Then in writing.').getByText(en.sent)).toBeVisible();
  await eventually(newest).toMatchObject({
    body: 'E-mail: ada@docs.dev\nPlan: Team\nI agree: ✓',
    attributes: {
      form: { id: 'contact', values: { email: 'ada@docs.dev', plan: 'Team', terms: true } },
    },
  });

  await docs.reload();
  await expect(chat.message('Then in writing.').getByText(en.sent)).toBeVisible();
  await expect(chat.panel.getByRole('form', { name: 'Contact' })).toHaveCount(0);
});

test('what nobody knows, and attributes that are nothing of the kind, leave the text', async ({
  openDocs,
  desk,
  server,
  onlyChat,
}) => {
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  await chat.send('I want to talk to a person');
  const agent = await desk.accept();
  await agent.say('A carousel', { type: 'carousel', cards: [{ title: 'x' }] });
  await agent.say('A wrong form', { form: { id: 'f', fields: [{ name: 'a', type: 'password' }] } });
  await agent.say('Wrong answers', { quick_replies: { yes: 1 } });
  const { sid } = await onlyChat();
  const { messages } = server.conversations.v1.conversations(sid);
  for (const attributes of ['"text"', '[1]', '5'])
    await messages.create({ author: 'system', body: `With ${attributes}`, attributes });
  await expect(chat.message('With 5')).toBeVisible();
  const bodies = await chat.bodies();
  expect(bodies.slice(-6)).toEqual([
    'A carousel',
    'A wrong form',
    'Wrong answers',
    'With "text"',
    'With [1]',
    'With 5',
  ]);
  await expect(chat.panel.locator('docent-chat-fields, docent-chat-replies')).toHaveCount(0);
});
