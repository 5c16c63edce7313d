import { callRuns } from './docs-snippet-calls.ts';
import { consentRuns } from './docs-snippet-consent.ts';
import { tagRuns } from './docs-snippet-tags.ts';
import { runScript } from './docs-snippet-world.ts';
import { readSnippets } from './docs-snippets.ts';
import { expectProblems, test } from './widget-test.ts';

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

// Of each test the fixture asks, in the end, whether a page had a problem.
test('a snippet with a slip in it is a problem of its page', async ({ openDocs, watch }) => {
  const snippet = readSnippets().find(({ run }) => run === 'identify');
  const page = await openDocs('/docs/a');
  await runScript(page, snippet?.code.replace('identify', 'identfy') ?? '');
  await expectProblems(watch, [/identfy is not a function/]);
});
