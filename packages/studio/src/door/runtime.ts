import type { Answer } from './answer.ts';
import type { FunctionResponse } from './function.ts';

// Twilio's runtime has it as a global; it is nowhere to be imported from.
declare const Twilio: { readonly Response: new () => FunctionResponse };

/** Builds what Twilio's runtime sends. */
export function createResponse({ status, headers, body }: Answer): FunctionResponse {
  const response = new Twilio.Response();
  response.setStatusCode(status);
  response.setHeaders({ ...headers });
  response.setBody(body);
  return response;
}
