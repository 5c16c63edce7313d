/** An error as Twilio answers it: HTTP status, Twilio's code, and a sentence. */
export class TwilioError extends Error {
  override name = 'TwilioError';
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The body of an error; @see https://www.twilio.com/docs/usage/twilios-response#exceptions */
export interface ErrorEnvelope {
  code: number;
  message: string;
  more_info: string;
  status: number;
}

export function toEnvelope({ status, code, message }: TwilioError): ErrorEnvelope {
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

/** REST has one sentence for whatever is not there; `path` begins with the version. */
export const resourceNotFound = (path: string) =>
  new TwilioError(404, 20404, `The requested resource ${path} was not found`);
export const invalidParameter = (message: string) => new TwilioError(400, 20001, message);
export const tooManyRequests = () => new TwilioError(429, 20429, 'Too Many Requests');
export const unauthorized = () => new TwilioError(401, 20003, 'Authenticate');

export const conversationNotFound = () => new TwilioError(404, 50350, 'Conversation not found');
export const notAParticipant = () =>
  new TwilioError(403, 50430, 'User not participant of conversation');
export const notPermitted = () => new TwilioError(403, 50107, 'User unauthorized for command');
export const syncForbidden = () => new TwilioError(403, 54007, 'Access forbidden for identity');
export const syncNotFound = () => new TwilioError(404, 54100, 'Not Found');

/** A closed conversation cannot be changed or opened again; it can be read and removed. */
export const conversationClosed = () =>
  new TwilioError(400, 50377, "Can't update conversation as it's in final closed state");
export const methodNotAllowed = () => new TwilioError(405, 20004, 'Method not allowed');
export const nothingToUpdate = () =>
  new TwilioError(400, 20161, 'Parameters are not specified for update request');
