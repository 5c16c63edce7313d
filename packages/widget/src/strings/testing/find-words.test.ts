import { expect, test } from 'vitest';
import { findWords } from './find-words.ts';

test.each([
  ['html`<p>Hello ${name}</p>`', 'Hello', 'text'],
  ['html`<p>${name}, hello</p>`', ', hello', 'text'],
  ['html`<p>${isOpen ? strings.open : "Closed"}</p>`', 'Closed', 'text'],
  ['html`<p>${name || "Nobody"}</p>`', 'Nobody', 'text'],
  ['html`<p>${isOpen ? html`<b>Open</b>` : nothing}</p>`', 'Open', 'text'],
  ['html`<button aria-label="Close"></button>`', 'Close', 'aria-label'],
  [
    'html`<button class=${kind} aria-label=${isOpen ? "Close" : name}></button>`',
    'Close',
    'aria-label',
  ],
  ['html`<input ?disabled=${no} placeholder="Your name">`', 'Your name', 'placeholder'],
  ['html`<img .alt=${"Picture"}>`', 'Picture', '.alt'],
  ['svg`<text>Hi</text>`', 'Hi', 'text'],
  ['button.ariaLabel ??= "Chat"', 'Chat', 'ariaLabel'],
  ['button.textContent = isOpen ? "" : "Open"', 'Open', 'textContent'],
  ['button.title = count + " new"', ' new', 'title'],
  ['Object.assign(button, { ariaLabel: `Chat ${count}` })', 'Chat ', 'ariaLabel'],
  ['button.setAttribute("aria-label", "Chat")', 'Chat', 'aria-label'],
  ['const name = "Chat"; button.ariaLabel = name', 'Chat', 'ariaLabel'],
  ['const words = { chat: "Chat" } as const; html`<p>${words.chat}</p>`', 'Chat', 'text'],
  ['const count = (n) => `${n} new`; button.title = count(2)', ' new', 'title'],
  ['css`p::after { content: "new"; }`', 'new', 'style'],
])('finds the words in %s', (code, word, place) => {
  expect(findWords(code)).toEqual([{ word, place }]);
});

test.each([
  'html`<p class="title">${strings.heading} · 5</p>`',
  'html`<p role="status" id=${"name"}>${count === "one" ? a : b}</p>`',
  'html`<!-- Hello --><docent-chat-form .strings=${strings}></docent-chat-form>`',
  'html`<button class="button ${isOn ? "main" : "icon"}" aria-label=${strings.close}></button>`',
  'button.ariaExpanded = "false"; button.className = "Chat"',
  'button.setAttribute("role", "button")',
  "css`p::after { content: '↓' / ''; }`",
  'console.warn("Hello"); const label = "Chat";',
])('finds none in %s', (code) => {
  expect(findWords(code)).toEqual([]);
});
