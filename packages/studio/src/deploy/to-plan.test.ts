import { expect, test } from 'vitest';
import type { Found, FoundEnvironment, PlanItem, Wanted } from './plan.ts';
import { toBuildHash, toBuildMark } from './to-build-mark.ts';
import { toPlan } from './to-plan.ts';
import { hasChanges, toPlanText } from './to-plan-text.ts';

const wanted: Wanted = {
  build: {
    functions: [
      { name: '/find-profile', path: '/find-profile', access: 'protected', content: 'code' },
    ],
    assets: [{ name: '/index.json', path: '/index.json', access: 'private', content: '{}' }],
    dependencies: {},
  },
  variables: { ALLOWED_ORIGINS: 'https://docs.example.com', API_KEY_SECRET: 'very-secret-value' },
  flow: {
    source: 'docent',
    text: '{"f": "${FIND_PROFILE_SID}", "w": "${W}"}',
    holes: { W: 'WW1' },
  },
  method: 'conversation',
};

const environment: FoundEnvironment = {
  sid: 'ZE1',
  domain: 'docent-1234-docent.twil.io',
  buildSid: 'ZB1',
  variables: {
    ...wanted.variables,
    STUDIO_FLOW_SID: 'FW1',
    DOCENT_BUILD: toBuildMark(toBuildHash(wanted.build), 'ZB1'),
    OF_SOMEBODY_ELSE: 'stays',
  },
};

const functions = {
  serviceSid: 'ZS1',
  hasCredentials: true,
  functionSids: { '/find-profile': 'ZH1' },
  assetNames: ['/index.json'],
  environment,
};

const flow = {
  sid: 'FW1',
  friendlyName: 'Docent',
  revision: 3,
  published: { revision: 3, definition: { w: 'WW1', f: 'ZH1' } },
  isOurs: true,
};

const role = { sid: 'RL1', friendlyName: 'guest', permissions: ['sendMessage'] };
const found: Found = { functions, flow, role, serviceRole: undefined, address: undefined };

/** What changes: `create docent`. */
function changes(of: Found, want = wanted): string[] {
  const isChange = ({ change }: PlanItem) => change !== 'unchanged';
  return toPlan(want, of)
    .items.filter(isChange)
    .map(({ change, name }) => `${change} ${name}`);
}

function withVariables(variables: Record<string, string>): Found {
  return { ...found, functions: { ...functions, environment: { ...environment, variables } } };
}

test('nothing changes where everything is as it shall be', () => {
  expect(changes(found)).toEqual([]);
  expect(hasChanges(toPlan(wanted, found))).toBe(false);
  expect(toPlanText(toPlan(wanted, found))).toContain('There is nothing to change.');
});

test('everything is created in an empty account', () => {
  expect(changes({ ...found, functions: undefined, flow: undefined })).toEqual([
    'create docent',
    'create /find-profile (protected)',
    'create /index.json (private)',
    'create ALLOWED_ORIGINS',
    'create API_KEY_SECRET',
    'create STUDIO_FLOW_SID',
    'create DOCENT_BUILD',
    'create Docent, from docent',
  ]);
});

test('another content changes every Function, and nothing else', () => {
  const build = { ...wanted.build, assets: [] };
  expect(changes(found, { ...wanted, build })).toEqual([
    'change /find-profile (protected)',
    'change DOCENT_BUILD',
  ]);
});

test('a build that somebody else has activated is replaced', () => {
  const of = { ...functions, environment: { ...environment, buildSid: 'ZB2' } };
  expect(changes({ ...found, functions: of })).toContain('change /find-profile (protected)');
});

test('variables are set, changed and removed by name; those of others stay', () => {
  const { ALLOWED_ORIGINS: _, ...others } = environment.variables;
  const of = withVariables({ ...others, API_KEY_SECRET: 'old', CAPTCHA_SECRET: 'no more' });
  expect(changes(of)).toEqual([
    'create ALLOWED_ORIGINS',
    'change API_KEY_SECRET',
    'remove CAPTCHA_SECRET',
  ]);
});

test('a flow that is not known yet by the Functions is told to them', () => {
  const variables = { ...environment.variables, STUDIO_FLOW_SID: 'FW0' };
  expect(changes(withVariables(variables))).toEqual(['change STUDIO_FLOW_SID']);
});

test.each([
  ['edited in the Console', { definition: { w: 'WW1', f: 'ZH1', more: 1 }, revision: 3 }],
  ['never published', undefined],
])('a flow that was %s is published anew', (_, published) => {
  expect(changes({ ...found, flow: { ...flow, published } })).toEqual([
    'change Docent, from docent',
  ]);
});

test('a draft that is newer than what is published changes nothing, and is named when it is passed over', () => {
  expect(changes({ ...found, flow: { ...flow, revision: 4 } })).toEqual([]);
  const drafted = { ...flow, revision: 4, published: { revision: 3, definition: {} } };
  const { details } = toPlan(wanted, { ...found, flow: drafted }).items.find(
    ({ kind }) => kind === 'flow',
  ) ?? { details: [] };
  expect(details).toEqual([
    'Revision 3 of FW1 is replaced. Studio keeps it: you can publish it again.',
    'The draft of revision 4 is passed over.',
    'It is validated by Studio, then published.',
  ]);
});

test('an own flow never changes, whatever it is like', () => {
  const want = { ...wanted, flow: undefined };
  for (const published of [undefined, { revision: 2, definition: {} }])
    expect(changes({ ...found, flow: { ...flow, published, isOurs: false } }, want)).toEqual([]);
  const address = { sid: 'IG1', flowSid: 'FW2' };
  expect(changes({ ...found, address }, want)).toEqual([]);
  expect(toPlanText(toPlan(want, { ...found, address }))).toContain(
    'It starts FW2, and not STUDIO_FLOW_SID: it is left as it is.',
  );
});

test('Functions that cannot call Twilio are given their credentials', () => {
  expect(changes({ ...found, functions: { ...functions, hasCredentials: false } })).toEqual([
    'change docent',
  ]);
});

test('the address of web chats starts the flow', () => {
  expect(changes({ ...found, address: { sid: 'IG1', flowSid: 'FW1' } })).toEqual([]);
  expect(changes({ ...found, address: { sid: 'IG1', flowSid: undefined } })).toEqual([
    'change IG1',
  ]);
});

test('the role of guests is shown before and after', () => {
  const permissions = ['sendMessage', 'editConversationAttributes'];
  const text = toPlanText(toPlan(wanted, { ...found, role: { ...role, permissions } }));
  expect(text).toContain('change     guest (RL1)');
  expect(text).toContain(
    'It loses editConversationAttributes: a visitor could write another phone',
  );
  expect(text).toContain('Before: sendMessage, editConversationAttributes.');
  expect(text).toContain('After: sendMessage.');
});

test('what visitors may do in the whole service is told, and not touched', () => {
  const permissions = ['createConversation', 'editAnyMessage'];
  const serviceRole = { sid: 'RL2', friendlyName: 'service user', permissions };
  expect(changes({ ...found, serviceRole })).toEqual([]);
  expect(toPlanText(toPlan(wanted, { ...found, serviceRole }))).toContain(
    'The service role service user has editAnyMessage,',
  );
});

test('no value of a variable is shown', () => {
  const text = toPlanText(toPlan(wanted, { ...found, functions: undefined }));
  expect(text).toContain('API_KEY_SECRET');
  expect(text).not.toMatch(/very-secret-value|docs\.example\.com/u);
});
