const longest = 60;
// A SID, a UUID or another long run of hex.
const idShape = /^[A-Z]{2}[0-9a-f]{32}$|[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}/i;
const phoneShape = /^\+?[\d\s().-]{5,}$/;

/**
 * What a visitor may read as the name of an author: never an identity, an ID, a phone or an e-mail address, which is what
 * a friendly name often holds.
 *
 * @example
 * toDisplayName('Maya', 'agent.maya'); // 'Maya'
 * toDisplayName('maya@example.com', 'agent.maya'); // undefined
 */
export function toDisplayName(value: unknown, identity: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value.trim();
  const isTelling = name !== '' && name.length <= longest && name !== identity;
  const isPrivate = name.includes('@') || idShape.test(name) || phoneShape.test(name);
  return isTelling && !isPrivate ? name : undefined;
}

/** Whether an author is a program or a phone: nobody whose name could be asked for. */
export function isNobody(author: string | null): boolean {
  return author === null || author === '' || author === 'system' || isSid(author) || isTel(author);
}

/** Whether an author is a program: where a flow names none, Twilio takes a SID, or `system`. */
export function isProgram(author: string | null): boolean {
  return author === null || author === '' || author === 'system' || isSid(author);
}

const isSid = (text: string): boolean => /^[A-Z]{2}[0-9a-f]{32}$/.test(text);
const isTel = (text: string): boolean => /^(\w+:)?\+\d+$/.test(text);
