import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  compareRuntimes,
  type Comparison,
} from '../emulator/functions/testing/compare-runtimes.ts';
import { toComparable } from '../emulator/functions/testing/to-comparable.ts';
import { settings } from '../emulator/twilio/testing/settings.ts';
import { prepareFunctions } from '../prepare-functions.ts';
import { createFunctionRows, siteOrigin, variables } from './function-rows.ts';

// The build that is deployed, under Twilio's own development server and in the local stack: the same answers.

const rows = await createFunctionRows();
let comparison: Comparison;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docent-functions-'));
  await prepareFunctions({ outDir: folder, siteOrigin });
  const { limits } = settings;
  comparison = await compareRuntimes({
    folder,
    rows,
    env: variables,
    sections: { limits },
  }).finally(() => rmSync(folder, { recursive: true }));
  // Each request is a new process of twilio-run.
}, 240_000);

test.each(rows)('$title: twilio-run and the local stack answer alike', (row) => {
  const [real, ours] = [comparison.twilioRun, comparison.host].map((all) => {
    const received = all.get(row.title);
    return received && toComparable(received, row);
  });
  expect(real).toMatchObject({ status: row.status });
  expect(ours).toEqual(real);
});

// Broken JSON never gets to the Function: the runtime answers it with a page.
const refused = rows.filter(({ status, title }) => status >= 400 && !title.includes('broken JSON'));

test.each(refused)('$title: the refusal says what to do', (row) => {
  const { text = '' } = comparison.host.get(row.title) ?? {};
  const { error } = JSON.parse(text) as { error: { code: string; message: string } };
  expect(error.code).toMatch(/^[a-z-]+$/);
  expect(error.message).toMatch(/\.$/);
  expect(text).not.toMatch(/\d{7}|secret|eyJ|isAdmin/);
});

test('neither writes a phone, a token or a secret into its log', () => {
  expect(comparison.output).toContain('/start-chat');
  expect(comparison.output).not.toMatch(/4155552671|9098790000|eyJ|of-the-tests/);
});
