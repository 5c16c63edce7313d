import { randomUUID } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import type { ChatMethod } from '../../packages/studio/src/settings/chat-settings.ts';
import * as account from '../emulator/twilio/testing/settings.ts';

/** The page that asks. */
export const origin = 'https://docs.example.com';
export const visitorPhone = '+14155552671';

const identitySecret = 'identity-secret-of-the-tests-00001';
const deploymentKey = `CV${'9'.repeat(32)}`;

/** The addresses of the local account, that of web chats with a deployment key. */
export const addresses = account.settings.addresses.map((one) =>
  one.type === 'chat' ? { ...one, deploymentKey } : one,
);

/** The environment of Functions that open chats in one of the ways. */
export function toVariables(method: ChatMethod['kind']): Record<string, string> {
  return {
    ACCOUNT_SID: account.accountSid,
    AUTH_TOKEN: account.authToken,
    API_KEY_SID: account.apiKey.sid,
    API_KEY_SECRET: account.apiKey.secret,
    CONVERSATIONS_SERVICE_SID: account.serviceSid,
    WORKSPACE_SID: account.workspaceSid,
    ALLOWED_ORIGINS: origin,
    PSEUDONYM_SECRET: 'pseudonym-secret-of-the-tests-0001',
    IDENTITY_KEYS: `k1=${identitySecret}`,
    IDENTITY_AUDIENCE: 'docs-chat',
    CHAT_METHOD: method,
    STUDIO_FLOW_SID: account.flowSid,
    ADDRESS_SID: account.chatAddressSid,
    DEPLOYMENT_KEY: deploymentKey,
  };
}

/** Signs an identity token, as the customer's own server does. `now`: ms since 1970. */
export function signIdentity(now: number, claims: JWTPayload = {}): Promise<string> {
  const iat = Math.floor(now / 1000);
  const payload = { phone: visitorPhone, aud: 'docs-chat', iat, exp: iat + 300, jti: randomUUID() };
  return new SignJWT({ ...payload, ...claims })
    .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    .sign(new TextEncoder().encode(identitySecret));
}
