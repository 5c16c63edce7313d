import { expect, test } from 'vitest';
import { buildConfig, startTestSegment } from '../emulator/segment/testing/test-support.ts';
import { startDeployLab, type DeployLab } from './deploy-lab.ts';

const phone = '+14155552671';

async function startWithReader(type = 'phone'): Promise<DeployLab> {
  const lab = await startDeployLab();
  const trait = {
    name: 'Docs Last 2 Days',
    kind: 'event_counter',
    event: 'Page Viewed',
    where: [{ property: 'category', operator: 'equals', value: 'Docs' }],
  };
  const segment = await startTestSegment({ config: buildConfig({ traits: [trait] }) });
  const externalIds = [{ id: phone, type, collection: 'users', encoding: 'none' }];
  await segment.post('p', {
    type: 'page',
    anonymousId: 'a1',
    messageId: 'm1',
    category: 'Docs',
    properties: { category: 'Docs' },
    context: { externalIds },
  });
  lab.env['PROFILE_HOST'] = segment.origin;
  return lab;
}

test('says what to set by hand, and that the token opens the space', async () => {
  const lab = await startDeployLab();
  const { output } = await lab.run(['--dry-run']);
  expect(output).toContain('PROFILE_TOKEN opens the space PROFILE_SPACE_ID.');
  expect(output).toContain('priority above anonymous_id');
});

test('sees the identifier and the trait on a reader that is named', async () => {
  const lab = await startWithReader();
  const { output, errors } = await lab.run(['--dry-run', '--probe', phone]);
  expect(errors).toBe('');
  expect(output).toContain('The identifier "phone" is on the profile of --probe.');
  expect(output).toContain('The trait docs_last_2_days is on the profile of --probe.');
  expect(output).not.toContain('4155552671');
});

test('sees that a trait is not there', async () => {
  const lab = await startWithReader();
  lab.env['DOCS_TRAIT'] = 'docs_read';
  const { output } = await lab.run(['--dry-run', '--probe', phone]);
  expect(output).toContain('The trait docs_read is not on the profile of --probe:');
});

test('sees that phones have another identifier', async () => {
  const lab = await startWithReader('phone_number');
  const { output } = await lab.run(['--dry-run', '--probe', phone]);
  expect(output).toContain('No profile has the phone of --probe under "phone"');
});

test.each([
  ['PROFILE_TOKEN', 'not-the-token-of-it', 'Segment refuses PROFILE_TOKEN.'],
  ['PROFILE_SPACE_ID', 'spa_other', 'Segment has no space PROFILE_SPACE_ID'],
])('a wrong %s stops it before anything is written', async (name, value, sentence) => {
  const lab = await startDeployLab();
  lab.env[name] = value;
  const { code, output, errors, writes } = await lab.run(['--yes']);
  expect({ code, writes }).toEqual({ code: 1, writes: [] });
  expect(output).toContain(sentence);
  expect(errors).toContain(`Nothing was written: ${name}`);
});

test.each([
  [{ path: '/v1/spaces', status: 500, times: 9 }, 'it answered 500'],
  [{ path: '/v1/spaces', status: 0, times: 9 }, 'it could not be reached'],
])('a Segment with a problem is told of, and does not hold Twilio up', async (fault, reason) => {
  const lab = await startDeployLab();
  lab.segment.faults.add(fault);
  const { code, output } = await lab.run(['--yes']);
  expect(code).toBe(0);
  expect(output).toContain(`Segment could not be checked: ${reason}.`);
});

test('a phone that is none is refused, and not repeated', async () => {
  const lab = await startDeployLab();
  const { code, errors } = await lab.run(['--dry-run', '--probe', '(212) 555-0147']);
  expect(code).toBe(1);
  expect(errors).toBe('--probe takes a phone with its plus, such as +14155552671.\n');
});
