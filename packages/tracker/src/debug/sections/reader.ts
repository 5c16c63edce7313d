import type { Visitor } from '@docent/identity';
import type { Snapshot } from '../facts.ts';
import type { Row, Section, ToTime } from '../section.ts';

const sources: Readonly<Record<string, string>> = {
  site: 'the site',
  form: 'a form of the page',
  chat: 'the chat',
  verified: 'a server that checked a token',
};

/**
 * Who the reader is, as the page knows it, and where that is kept.
 *
 * @example
 * toReaderSection(snapshot, toTime).summary; // '+14155552671'
 */
export function toReaderSection(
  { tracker: { reader: visitor }, page }: Snapshot,
  toTime: ToTime,
): Section {
  const { phone, name, email, userId, anonymousId, source, identityToken, updatedAt } = visitor;
  const isKnown = phone !== undefined || userId !== undefined;
  return {
    id: 'reader',
    title: 'Reader',
    summary: phone ?? userId ?? (isSignedOut(visitor) ? 'signed out' : 'not known'),
    tone: isKnown ? 'good' : undefined,
    rows: [
      phone ? { label: 'Phone', text: phone, tone: 'good' } : noPhone,
      ...toRow('Name', name),
      ...toRow('E-mail', email),
      ...toRow('User ID', userId),
      { label: 'anonymousId', text: anonymousId },
      ...toRow('Told by', source && sources[source]),
      { label: 'Identity token', text: identityToken ? 'in memory, not shown' : noToken },
      ...toRow('Changed', updatedAt ? toTime(updatedAt) : undefined),
      ...toRow('Signed out', visitor.clearedAt ? toTime(visitor.clearedAt) : undefined),
      { label: 'Kept', text: toPlace(visitor, page.stored) },
    ],
  };
}

/** Somebody has left, and nobody has come since. */
function isSignedOut({ clearedAt, updatedAt }: Visitor): boolean {
  return clearedAt > 0 && clearedAt === updatedAt;
}

const noToken = 'none in the page. The chat asks the site for one when it needs it';

const noPhone: Row = {
  label: 'Phone',
  text: 'not known. A form, identify() or the chat gives it',
};

function toRow(label: string, text: string | undefined): readonly Row[] {
  return text ? [{ label, text }] : [];
}

function toPlace({ anonymousId }: Visitor, stored: string): string {
  if (stored === 'refused') return 'in memory: the browser refuses storage';
  return stored === anonymousId ? 'in localStorage' : 'in memory only';
}
