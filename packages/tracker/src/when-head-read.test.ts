import { afterEach, beforeEach, expect, test } from 'vitest';
import { whenHeadRead } from './when-head-read.ts';

beforeEach(() => document.body.remove());
afterEach(() => {
  if (!document.body) addBody();
});

function addBody(): void {
  document.documentElement.append(document.createElement('body'));
}

function watch(): readonly string[] {
  const seen: string[] = [];
  whenHeadRead(() => seen.push(document.title));
  return seen;
}

async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 30));
}

test('with a body there, the callback comes at once', () => {
  addBody();
  document.title = 'Quickstart';
  expect(watch()).toEqual(['Quickstart']);
});

test('the callback waits until the body begins, and comes once', async () => {
  const seen = watch();
  document.head.append(document.createElement('meta'));
  await pause();
  expect(seen).toEqual([]);
  document.title = 'Install';
  addBody();
  await expect.poll(() => seen).toEqual(['Install']);
  document.documentElement.append(document.createElement('div'));
  await pause();
  expect(seen).toEqual(['Install']);
});
