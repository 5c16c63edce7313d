import type { ClientOptions, Library } from './local-library.ts';

interface ContextParts {
  library: Library;
  env: Readonly<Record<string, string>>;
  accountSid: string;
  authToken: string;
  domain: string;
  /** That of the Function, `/find-profile`. */
  path: string;
}

// Made up: nothing here asks for them.
const serviceSid = `ZS${'0'.repeat(32)}`;
const environmentSid = `ZE${'0'.repeat(32)}`;

/** The `context` of one call: the environment variables, and a way to the local Twilio. */
export function toContext({ library, env, accountSid, authToken, domain, path }: ContextParts) {
  return {
    ACCOUNT_SID: accountSid,
    AUTH_TOKEN: authToken,
    DOMAIN_NAME: domain,
    PATH: path,
    SERVICE_SID: serviceSid,
    ENVIRONMENT_SID: environmentSid,
    ...env,
    getTwilioClient: (options: ClientOptions = {}) =>
      library(accountSid, authToken, { lazyLoading: true, ...options }),
  };
}
