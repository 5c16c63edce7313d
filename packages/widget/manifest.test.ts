import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createManifest } from './manifest.ts';
import { optionNames } from './src/options.ts';

const [element] = createManifest().modules.flatMap(({ declarations }) => declarations);
const { attributes = [], events = [], cssProperties = [], cssParts = [] } = element ?? {};

const sources = readSources(join(import.meta.dirname, 'src'));

function readSources(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
}

/** What a pattern finds in the sources, each once. */
function findAll(pattern: RegExp): string[] {
  return [...new Set([...sources.matchAll(pattern)].map(([, name = '']) => name))].toSorted();
}

function toNames(list: readonly { readonly name: string }[]): string[] {
  return list.map(({ name }) => name).toSorted();
}

test('names every option as an attribute', () => {
  const names = toNames(attributes);
  expect(names.map((name) => name.replaceAll('-', ''))).toEqual(
    optionNames.map((name) => name.toLowerCase()).toSorted(),
  );
  expect(names).toContain('time-zone');
});

test('names every event, with what it tells', () => {
  expect(events.map(({ name, type }) => `${name}: ${type.text}`)).toEqual([
    'docent-chat-open: CustomEvent',
    'docent-chat-close: CustomEvent',
    'docent-chat-unread: CustomEvent<{ readonly count: number }>',
    'docent-chat-started: CustomEvent<{ readonly conversationSid: string }>',
    "docent-chat-ended: CustomEvent<{ readonly by: 'visitor' | 'team' | 'lost' }>",
    "docent-chat-message: CustomEvent<{ readonly id: string; readonly from: 'visitor' | 'person' | 'bot' }>",
    'docent-chat-error: CustomEvent<{ readonly reason: string; readonly message: string }>',
  ]);
});

test('names every custom property that the styles read', () => {
  const read = findAll(/var\(\s*(--docent-chat-[\w-]+)/g);
  expect(read).toContain('--docent-chat-accent');
  expect(toNames(cssProperties)).toEqual(read);
});

test('names every part that can be styled from outside', () => {
  const given = findAll(/\bpart(?:="| = ')([\w-]+)["']/g);
  expect(given).toContain('bubble');
  expect(toNames(cssParts)).toEqual(given);
  // Those of the panel are in a second shadow tree, which has to let them out.
  const inBubble = ['badge', 'bubble'];
  const [exported = ''] = findAll(/'exportparts', '([^']+)'/g);
  expect([...exported.split(', '), ...inBubble].toSorted()).toEqual(given);
});

test('leaves none of them without a description', () => {
  const all = [...attributes, ...events, ...cssProperties, ...cssParts];
  expect(all.filter(({ description }) => !/^\S.{9}/.test(description))).toEqual([]);
});
