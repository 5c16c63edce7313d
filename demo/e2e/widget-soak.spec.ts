import { soak } from '../widget/soak/soak.ts';
import { chatAlone } from './widget-delivered.ts';
import { expect, test } from './widget-test.ts';

// A small part of `pnpm soak`, with its code.

test('120 messages both ways arrive once and in order, whatever befalls line, tabs and pages meanwhile', async ({
  browser,
  cloud,
  docs,
  functions,
  watch,
}) => {
  docs.all = chatAlone;
  const context = await browser.newContext();
  await watch.follow(context);
  const world = { cloud, functions, origin: docs.origin, context, watch };
  const { problems, said } = await soak({ messages: 120, seed: 1, tabs: 2 }, world);
  await context.close();
  expect(problems).toEqual([]);
  expect(said).toBe(120);
});
