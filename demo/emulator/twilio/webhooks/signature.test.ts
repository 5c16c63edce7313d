import twilio from 'twilio';
import { describe, expect, test } from 'vitest';
import { authToken } from '../testing/settings.ts';
import { signRequest } from './signature.ts';

const url = 'https://example.com/hook?tenant=a%20b';

describe('a signature', () => {
  test("is the one of Twilio's pages", () => {
    const parameters = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675310',
      Digits: '1234',
      From: '+14158675310',
      To: '+18005551212',
    };
    const signed = signRequest('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', parameters);
    expect(signed).toBe('GvWf1cFY/Q7PnoempGyD5oXAezc=');
  });

  test.each([
    ['a form', { Body: 'Grüße & more = +1', Author: 'visitor', 'A.b': '', Z: '1', a: '2' }],
    ['nothing but the URL', {}],
  ])('of %s is valid for the helper library', (_, parameters) => {
    const signed = signRequest(authToken, url, parameters);
    expect(twilio.validateRequest(authToken, signed, url, parameters)).toBe(true);
    expect(twilio.validateRequest('other', signed, url, parameters)).toBe(false);
    expect(twilio.validateRequest(authToken, signed, url, { ...parameters, X: '1' })).toBe(false);
  });
});
