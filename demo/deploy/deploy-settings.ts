import type { Build } from '../../packages/studio/src/deploy/build.ts';
import { profileToken, spaceId } from '../emulator/segment/testing/test-support.ts';
import * as account from '../emulator/twilio/testing/settings.ts';

/** Secrets as they look, no eight characters of which stand anywhere else. */
export const secrets = {
  PSEUDONYM_SECRET: 'Zk3vQ9tXw7LmPb2RyHs8NcJd5GfUa4Ez',
  IDENTITY_KEY: 'qW8eRt5yUi2oPa9sDf6gHj3kLz7xCv4b',
  CAPTCHA_SECRET: 'captcha-0x4AAAAbCdEfGhIjKl',
};

/** A `.env` that is complete, for the account and the space of the tests. */
export function buildEnv(profileHost: string): Record<string, string> {
  return {
    ACCOUNT_SID: account.accountSid,
    AUTH_TOKEN: account.authToken,
    API_KEY_SID: account.apiKey.sid,
    API_KEY_SECRET: account.apiKey.secret,
    CONVERSATIONS_SERVICE_SID: account.serviceSid,
    ALLOWED_ORIGINS: 'https://docs.example.com',
    PSEUDONYM_SECRET: secrets.PSEUDONYM_SECRET,
    IDENTITY_KEYS: `2026-11=${secrets.IDENTITY_KEY}`,
    IDENTITY_AUDIENCE: 'docs.example.com',
    CAPTCHA_PROVIDER: 'turnstile',
    CAPTCHA_SECRET: secrets.CAPTCHA_SECRET,
    PROFILE_TOKEN: profileToken,
    PROFILE_SPACE_ID: spaceId,
    PROFILE_HOST: profileHost,
    WORKFLOW_SID: account.workflowSid,
    TASK_CHANNEL_SID: account.settings.flex.taskChannels[0]?.sid ?? '',
  };
}

/** Two Functions and the index: a build of the shape that is deployed. */
export const sampleBuild: Build = {
  functions: [
    {
      name: '/start-chat',
      path: '/start-chat',
      access: 'public',
      content: 'exports.handler = (context, event, callback) => callback(null, "started");',
    },
    {
      name: '/find-profile',
      path: '/find-profile',
      access: 'protected',
      content: 'exports.handler = (context, event, callback) => callback(null, "found");',
    },
  ],
  assets: [
    {
      name: '/docs-index.json',
      path: '/docs-index.json',
      access: 'private',
      content: Buffer.from('{"docs":[]}'),
    },
  ],
  dependencies: { twilio: '6.2.0', '@twilio/runtime-handler': '2.1.0' },
};

const next = { event: 'incomingConversationMessage', next: 'find_profile' };
const toFlex = {
  workflow: '${WORKFLOW_SID}',
  channel: '${TASK_CHANNEL_SID}',
  attributes: '{"docs": "{{widgets.find_profile.parsed.docs}}"}',
};

/** A flow with the holes of ours: it looks the profile up, and hands on to a person. */
export const sampleFlow = JSON.stringify({
  description: 'A flow of the tests',
  initial_state: 'Trigger',
  flags: { allow_concurrent_calls: true },
  states: [
    {
      name: 'Trigger',
      type: 'trigger',
      transitions: [
        { event: 'incomingMessage' },
        { event: 'incomingCall' },
        next,
        { event: 'incomingRequest' },
        { event: 'incomingParent' },
      ],
      properties: { offset: { x: 0, y: 0 } },
    },
    {
      name: 'find_profile',
      type: 'run-function',
      transitions: [
        { event: 'success', next: 'to_flex' },
        { event: 'fail', next: 'to_flex' },
      ],
      properties: {
        service_sid: '${FUNCTIONS_SERVICE_SID}',
        environment_sid: '${FUNCTIONS_ENVIRONMENT_SID}',
        function_sid: '${FIND_PROFILE_SID}',
        url: 'https://${FUNCTIONS_DOMAIN}/find-profile',
        parameters: [{ key: 'phone', value: '{{trigger.conversation.ChannelAttributes.from}}' }],
        offset: { x: 0, y: 200 },
      },
    },
    {
      name: 'to_flex',
      type: 'send-to-flex',
      transitions: [
        { event: 'callComplete' },
        { event: 'failedToEnqueue' },
        { event: 'callFailure' },
      ],
      properties: { ...toFlex, offset: { x: 0, y: 400 } },
    },
  ],
});
