import { parse as parseForm } from 'node:querystring';

/** A body that no Function gets to see, and the status that it is refused with. */
export class BodyError extends Error {
  override name = 'BodyError';
  readonly status: 400 | 413 | 415;

  constructor(status: BodyError['status'], message: string) {
    super(message);
    this.status = status;
  }
}

/** How a body was sent: what a signature covers depends on it. */
export interface Body {
  kind: 'form' | 'json' | 'other';
  fields: Readonly<Record<string, unknown>>;
}

const mostFields = 1000;

/**
 * Reads the fields of a body: a form, or JSON. Another type has none. Throws {@link BodyError} for the same bodies as
 * Twilio's development server.
 */
export function parseBody(contentType: string, text: string): Body {
  const [type = '', ...parameters] = contentType
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const charset = parameters.find((part) => part.startsWith('charset='))?.slice('charset='.length);
  const isForm = type === 'application/x-www-form-urlencoded';
  if (!isForm && type !== 'application/json') return { kind: 'other', fields: {} };
  if (text !== '' && charset && charset.replaceAll('"', '') !== 'utf-8')
    throw new BodyError(415, `unsupported charset "${charset.toUpperCase()}"`);
  if (isForm) return { kind: 'form', fields: readForm(text) };
  return { kind: 'json', fields: readJson(text) };
}

function readForm(text: string): Record<string, unknown> {
  if (text.split('&').length > mostFields) throw new BodyError(413, 'too many parameters');
  return { ...parseForm(text) };
}

function readJson(text: string): Record<string, unknown> {
  if (text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BodyError(400, (error as Error).message);
  }
  if (typeof value !== 'object' || value === null)
    throw new BodyError(400, 'The JSON is no object.');
  return { ...value };
}
