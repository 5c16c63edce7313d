import { parseConfig, type TwilioConfig } from '../config.ts';

export const accountSid = `AC${'a'.repeat(32)}`;
export const authToken = 'auth-token-of-the-tests';
export const apiKey = { sid: `SK${'b'.repeat(32)}`, secret: 'api-key-secret-of-the-tests-0001' };
export const serviceSid = `IS${'c'.repeat(32)}`;
export const flowSid = `FW${'d'.repeat(32)}`;
export const chatAddressSid = `IG${'1'.repeat(32)}`;
export const smsAddressSid = `IG${'2'.repeat(32)}`;
/** The number of ours that SMS go to; a flow answers there. */
export const supportNumber = '+14155550100';
export const workspaceSid = `WS${'e'.repeat(32)}`;
export const workflowSid = `WW${'e'.repeat(32)}`;
export const maya = { sid: `WK${'1'.repeat(32)}`, identity: 'agent.maya', name: 'Maya' };
export const tomas = { sid: `WK${'2'.repeat(32)}`, identity: 'agent.tomas', name: 'Tomás' };

/** The account of the tests, as a file would say it. */
export const settings = {
  account: { sid: accountSid, authToken, apiKeys: [apiKey] },
  conversations: { serviceSid },
  limits: {
    restRequestsPerSecond: 10_000,
    clientRequestsPerSecond: 10_000,
    conversationActionsPerSecond: 10_000,
  },
  flex: {
    workspaceSid,
    workflowSid,
    taskQueueSid: `WQ${'e'.repeat(32)}`,
    taskChannels: [{ sid: `TC${'e'.repeat(32)}`, uniqueName: 'chat' }],
    workers: [maya, tomas],
  },
  addresses: [
    { sid: chatAddressSid, type: 'chat', address: 'docs-site', studioFlowSid: flowSid },
    { sid: smsAddressSid, type: 'sms', address: supportNumber, studioFlowSid: flowSid },
  ],
};

/** Overrides replace whole sections. */
export function buildConfig(overrides: Record<string, unknown> = {}): TwilioConfig {
  return parseConfig({ ...settings, ...overrides });
}
