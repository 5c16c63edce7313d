import { isRecord } from '@docent/identity';

/** A request as the SDK makes it. */
export interface KnownRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where Twilio's server has what. It tells each client; we read along what the SDK is told. */
export interface UrlBook {
  readonly learn: (request: KnownRequest, body: unknown) => void;
  /** The conversation itself. */
  readonly conversation: () => KnownRequest | undefined;
  /** The list of its messages. */
  readonly messages: () => KnownRequest | undefined;
  /** Whether a request is for the visitor's list of conversations, without which the SDK never begins. */
  readonly isVital: (url: string) => boolean;
}

/** Creates an empty book for one conversation. */
export function createUrlBook(conversationSid: string): UrlBook {
  let conversation: KnownRequest | undefined;
  let messages: KnownRequest | undefined;
  let vital: readonly string[] = [];

  function learnConfiguration({ headers }: KnownRequest, body: Record<string, unknown>): void {
    const conversations = readField(body['links'], 'conversations');
    if (conversations !== undefined)
      conversation = { url: `${conversations}/${conversationSid}`, headers };
    const list = readField(body['links'], 'my_conversations');
    const map = readField(body['sync_objects'], 'my_conversations');
    vital = [list, map !== undefined ? `/Maps/${map}` : undefined].filter(
      (one) => !!one,
    ) as string[];
  }

  return {
    learn(request, body) {
      if (!isRecord(body)) return;
      if (request.url.includes('/Client/v2/Configuration')) learnConfiguration(request, body);
      const name = readField(body, 'unique_name');
      const items = readField(body['links'], 'items');
      if (items !== undefined && name?.includes(conversationSid) && body['type'] === 'list')
        messages = { url: items, headers: request.headers };
    },
    conversation: () => conversation,
    messages: () => messages,
    isVital(url) {
      const plain = decode(url);
      return vital.some((part) => plain.endsWith(part) || plain.includes(`${part}?`));
    },
  };
}

function readField(source: unknown, key: string): string | undefined {
  const value = isRecord(source) ? source[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
