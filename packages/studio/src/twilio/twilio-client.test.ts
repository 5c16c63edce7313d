import { expect, test } from 'vitest';
import { readTwilioClient, type TwilioClient } from './twilio-client.ts';

/** A context as Twilio's runtime makes one for each call, which counts the clients that it made. */
function createContext(account: string, password: string, httpClient?: object) {
  const given: unknown[] = [];
  const getTwilioClient = (options: object) => {
    given.push(options);
    const opts = { ...options, ...(httpClient && { httpClient }) };
    return {
      username: account,
      password,
      opts,
      request: () => undefined,
    } as unknown as TwilioClient;
  };
  return { context: { getTwilioClient }, given };
}

test('a warm Function goes on with the client of its first call', () => {
  const first = readTwilioClient(createContext('AC1', 'token-1').context);
  expect(readTwilioClient(createContext('AC1', 'token-1').context)).toBe(first);
});

test('accounts do not mix, nor do the tokens of one', () => {
  const first = readTwilioClient(createContext('AC2', 'token-1').context);
  expect(readTwilioClient(createContext('AC3', 'token-1').context)).not.toBe(first);
  expect(readTwilioClient(createContext('AC2', 'token-2').context)).not.toBe(first);
});

test('whoever brings an HTTP client is not sent elsewhere', () => {
  const [one, other] = [{}, {}].map((httpClient) =>
    readTwilioClient(createContext('AC4', 'token-1', httpClient).context),
  );
  expect(one).not.toBe(other);
});

test('keeps connections, and leaves trying again to us', () => {
  const { context, given } = createContext('AC5', 'token-1');
  readTwilioClient(context);
  expect(given).toEqual([{ keepAlive: true, maxSockets: 50, autoRetry: false }]);
});

test('says so where nobody can be asked', () => {
  expect(() => readTwilioClient({})).toThrowError(
    expect.objectContaining({ code: 'not-configured' }),
  );
});
