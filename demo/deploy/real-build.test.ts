import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildStudio } from '../../packages/studio/build.ts';
import type { Build } from '../../packages/studio/src/deploy/build.ts';
import { readBuild } from '../../packages/studio/src/deploy/read-build.ts';
import { toBuildHash } from '../../packages/studio/src/deploy/to-build-mark.ts';
import { startDeployLab } from './deploy-lab.ts';

const flows = join(import.meta.dirname, '../../packages/studio/flows');

async function makeBuild(): Promise<Build> {
  const folder = mkdtempSync(join(tmpdir(), 'docent-build-'));
  try {
    await buildStudio(folder);
    return await readBuild(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let built: Build;
beforeAll(async () => {
  built = await makeBuild();
});

test.each(['docent', 'recipe-conversations'])(
  'our Functions and the flow %s are deployed once, and then unchanged',
  async (name) => {
    const lab = await startDeployLab();
    lab.build = built;
    lab.flowText = readFileSync(join(flows, `${name}.json`), 'utf8');
    const words = ['--yes', '--flow', name];
    expect(await lab.run(words)).toMatchObject({ code: 0, errors: '' });
    expect(await lab.run(words)).toMatchObject({ code: 0, writes: [] });
    const definition = JSON.stringify(lab.studio.flows.list()[0]?.revisions[0]?.definition);
    expect(definition).not.toContain('${');
  },
);

test('what Studio calls cannot be called by a browser', () => {
  const { functions } = built;
  const accesses = Object.fromEntries(functions.map(({ path, access }) => [path, access]));
  expect(accesses).toMatchObject({
    '/start-chat': 'public',
    '/find-profile': 'protected',
    '/answer': 'protected',
    '/prepare-task': 'protected',
  });
});

test('the same sources make the same build, so that nothing is deployed anew', async () => {
  expect(toBuildHash(await makeBuild())).toBe(toBuildHash(built));
});
