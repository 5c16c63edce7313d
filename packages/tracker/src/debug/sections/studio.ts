import { toChannelAttributes } from '@docent/identity';
import type { Snapshot } from '../facts.ts';
import type { Row, Section } from '../section.ts';
import { toClaim } from '../to-claim.ts';

/**
 * What a chat that is started now would tell Studio, as ChannelAttributes.
 *
 * @example
 * toStudioSection(snapshot).summary; // 'from: +14155552671'
 */
export function toStudioSection(snapshot: Snapshot): Section {
  const { attributes, cut } = toChannelAttributes(toClaim(snapshot));
  const { from } = attributes;
  const isChatThere = snapshot.page.chats > 0;
  const rows: (Row | false)[] = [
    from ? { label: 'from', text: from, tone: 'good' } : noFrom,
    {
      label: 'identity_verified',
      text: 'false here. Only the server sets it to true, once it has checked an identity token.',
    },
    from !== undefined && {
      label: 'Policy',
      text: 'With REQUIRE_VERIFIED, an unverified visitor has claimed_phone in place of from.',
    },
    !isChatThere && {
      label: 'Chat',
      text: 'There is no chat on this page. This is what one would tell.',
      tone: 'warning',
    },
    cut.length > 0 && { label: 'Shortened', text: cut.join(', '), tone: 'warning' },
  ];
  return {
    id: 'studio',
    title: 'What Studio will be told',
    summary: from ? `from: ${from}` : 'no from',
    tone: from ? 'good' : 'warning',
    rows: rows.filter((row) => row !== false),
    note: 'Started from this page now, before the visitor has written anything.',
    copy: attributes,
  };
}

const noFrom: Row = {
  label: 'from',
  text: 'absent: no phone is known yet. The form of the chat asks for one; without it the flow finds no profile.',
  tone: 'warning',
};
