import { expect, test } from 'vitest';
import { readDeployArguments } from './read-deploy-arguments.ts';

test('deploys our flow, after a question, unless told otherwise', () => {
  expect(readDeployArguments([])).toEqual({
    isDryRun: false,
    isConfirmed: false,
    envFile: undefined,
    flow: 'docent',
    mayReplace: false,
    probe: undefined,
  });
});

test('reads every option, also behind the dashes of pnpm', () => {
  const words =
    '-- --dry-run --yes --env x --flow recipe-conversations --replace --probe +14155552671';
  expect(readDeployArguments(words.split(' '))).toEqual({
    isDryRun: true,
    isConfirmed: true,
    envFile: 'x',
    flow: 'recipe-conversations',
    mayReplace: true,
    probe: '+14155552671',
  });
});

test.each([
  [['--flow', 'recipe']],
  [['--force']],
  [['+14155552671']],
  [['--env']],
  [['--flow', 'own', '--replace']],
])('refuses %j with how it is used, and without repeating it', (words) => {
  expect(() => readDeployArguments(words)).toThrow(/Usage: pnpm run deploy/u);
  expect(() => readDeployArguments(words)).not.toThrow(/4155552671|--force/u);
});

test('a flow is kept or written over, not both', () => {
  expect(readDeployArguments(['--flow', 'own'])).toMatchObject({ flow: 'own', mayReplace: false });
  expect(() => readDeployArguments(['--flow', 'own', '--replace'])).toThrow('give one of them');
});
