import { callRuns } from './docs-snippet-calls.ts';
import { consentRuns } from './docs-snippet-consent.ts';
import { tagRuns } from './docs-snippet-tags.ts';
import { readSnippets } from './docs-snippets.ts';
import { expect, expectProblems, test } from './widget-test.ts';

// What the documents tell a customer to write does what they say: each snippet as it stands, against the local cloud.

const runs = { ...tagRuns, ...callRuns, ...consentRuns };

for (const snippet of readSnippets()) {
  const { place, marks } = snippet;
  test(`${place} does what it says (${marks['run']})`, async ({
    openDocs,
    docs,
    segment,
    onlyChat,
    cloud,
  }) => {
    const run = runs[snippet.run];
    if (!run) throw new Error(`Nothing here knows how to run "${snippet.run}". Add it to runs.`);
    await run(snippet, { openDocs, docs, segment, onlyChat, cloud });
  });
}

test('a snippet with a slip in it is found', async ({
  openDocs,
  docs,
  segment,
  onlyChat,
  cloud,
  watch,
}) => {
  const snippet = readSnippets().find(({ run }) => run === 'csp');
  if (!snippet) throw new Error('There is no such snippet any more.');
  const wrong = { ...snippet, code: snippet.code.replace('wss://*.twilio.com', '') };
  const world = { openDocs, docs, segment, onlyChat, cloud };
  await expect(async () => runs['csp']?.(wrong, world)).rejects.toThrow();
  await expectProblems(watch, [/^Policy: connect-src refused/]);
});
