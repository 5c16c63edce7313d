import { readChatPage } from './widget-chat.ts';
import { chatAlone, readDelivered } from './widget-delivered.ts';
import { question } from './widget-start.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// What a screen reader finds in each state of the chat: roles, names and texts, in the order in which they are read.

test('a closed chat is a button that says so, and how much is unread', async ({
  openDocs,
  control,
  onlyChat,
}) => {
  const page = await openDocs('/docs/a', { page: chatAlone });
  const chat = readChatPage(page);
  await expect(chat.element).toMatchAriaSnapshot(`
    - region "Chat":
      - /children: equal
      - button "Chat" [expanded=false]
  `);
  await chat.open();
  await chat.send(question);
  await eventually(() => readDelivered(chat)).toContain(question);
  await eventually(async () => (await chat.bodies()).length).toBe(2);
  await eventually(chat.unread).toBe(0);
  await chat.close();
  const { sid } = await onlyChat();
  for (const body of ['One', 'Two'])
    await control(`/conversations/${sid}/messages`, { author: 'bot', body });
  await expect(chat.element).toMatchAriaSnapshot(`
    - region "Chat":
      - button "Chat, 2 unread messages" [expanded=false]
  `);
});

test('the form names each field, what is optional, and what is wrong', async ({ openDocs }) => {
  const page = await openDocs('/docs/a');
  const chat = readChatPage(page);
  await chat.open();
  await expect(chat.form.country).toBeEnabled();
  await expect(chat.panel).toMatchAriaSnapshot(`
    - dialog "Chat with us":
      - heading "Chat with us" [level=2]
      - button "Close chat"
      - paragraph: With your phone number, we can see which pages you have read, and need not ask.
      - combobox "Country"
      - textbox "Phone (optional)"
      - textbox "Name (optional)"
      - textbox "How can we help?"
      - button "Start chat"
      - button "Chat without a phone number"
  `);
  await chat.form.phone.fill('12');
  await chat.form.start.click();
  await expect(chat.form.phone).toBeFocused();
  await expect(chat.form.phone).toHaveAccessibleDescription(
    'This number is too short or too long.',
  );
  await expect(chat.panel).toMatchAriaSnapshot(`
    - dialog "Chat with us":
      - textbox "Phone (optional)" [invalid]
      - textbox "Name (optional)"
      - textbox "How can we help?" [invalid]
      - paragraph: Please fill this in.
  `);
});

test('an empty chat greets, and a chat with the bot tells who said what, with links by their titles', async ({
  openDocs,
}) => {
  const page = await openDocs('/docs/a', { page: chatAlone });
  const chat = readChatPage(page);
  await chat.open();
  await expect(chat.panel).toMatchAriaSnapshot(`
    - dialog "Chat with us":
      - heading "Chat with us" [level=2]
      - button "Close chat"
      - paragraph: Hello! What are you looking for?
      - textbox "Message"
      - button "Send" [disabled]
  `);
  await chat.send(question);
  await eventually(async () => (await chat.bodies()).length).toBe(2);
  await expect(chat.panel).toMatchAriaSnapshot(`
    - dialog "Chat with us":
      - heading /Docs assistant/ [level=2]
      - button "More"
      - button "Close chat"
      - region "Messages":
        - list:
          - listitem: /Docs assistant.* Hello! What are you looking for\\?/
          - listitem: /You How do I run a job every night\\? \\d+:\\d+ [AP]M (Sent|Read)/
          - listitem:
            - text: /Docs assistant automated/
            - paragraph: /Five fields, as in cron/
            - text: From the docs
            - link /Recurring jobs Writing the times/
            - link /Quick start Run a worker/
      - textbox "Message"
      - button "Send" [disabled]
  `);
});

test('a chat that is offline says what waits and what to do, and one that is over how it ended', async ({
  openDocs,
  network,
  watch,
}) => {
  watch.allow(networkProblems);
  const page = await openDocs('/docs/a', { page: chatAlone });
  const chat = readChatPage(page);
  await chat.open();
  await chat.send(question);
  await eventually(async () => (await chat.bodies()).length).toBe(2);
  await network.goOffline(page.context());
  await chat.send('One more');
  await expect(chat.panel).toMatchAriaSnapshot(`
    - dialog "Chat with us":
      - region "Messages":
        - list:
          - listitem: /You One more \\d+:\\d+ [AP]M Waiting to be sent/
      - paragraph: You are offline. Messages are sent when you are back.
      - button "Try again"
      - textbox "Message"
  `);
  await network.goOnline(page.context());
  await eventually(() => readDelivered(chat)).toContain('One more');
  await chat.end();
  await expect(chat.panel).toMatchAriaSnapshot(`
    - dialog "Chat with us":
      - region "Messages"
      - paragraph: You ended this chat.
      - button "Start a new chat"
      - group "How was this chat?":
        - radio "Very bad"
        - radio "Bad"
        - radio "All right"
        - radio "Good"
        - radio "Very good"
  `);
});

test('the question before an end has a name, and a message that failed says why and what to do', async ({
  openDocs,
  control,
  watch,
}) => {
  watch.allow(networkProblems);
  const page = await openDocs('/docs/a', { page: chatAlone });
  const chat = readChatPage(page);
  await chat.open();
  await chat.send(question);
  await eventually(async () => (await chat.bodies()).length).toBe(2);
  await control('/faults', {
    path: '/Client/v2/Services/*/Conversations/*/Messages',
    method: 'POST',
    times: 1,
    status: 400,
    code: 50_511,
  });
  await chat.send('Once more');
  await expect(chat.message('Once more')).toMatchAriaSnapshot(`
    - listitem:
      - text: /You Once more \\d+:\\d+ [AP]M Not sent/
      - button "Try again"
      - button "Copy"
      - button "Remove"
  `);
  await chat.panel.getByRole('button', { name: 'More' }).click();
  await chat.panel.getByRole('button', { name: 'End chat' }).click();
  await expect(chat.element).toMatchAriaSnapshot(`
    - alertdialog "End this chat? It ends for everyone in it.":
      - paragraph: End this chat? It ends for everyone in it.
      - button "Go on chatting"
      - button "End chat"
  `);
});
