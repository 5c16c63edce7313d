import { version } from '../../version.ts';
import type { Snapshot } from '../facts.ts';
import type { Row, Section } from '../section.ts';
import type { TagFact } from '../to-tags.ts';

const chatVersion = /docent-chat-(\d+\.\d+\.\d+)\.js/;

/**
 * Which tags the page has, and their options.
 *
 * @example
 * toTagsSection(snapshot).summary; // 'tracker 0.1.0 · chat 0.1.0'
 */
export function toTagsSection({ tracker, page }: Snapshot): Section {
  const chat = page.tags.find(({ kind }) => kind === 'chat');
  const isChatThere = page.chats > 0 || chat !== undefined;
  const ofChat = chatVersion.exec(chat?.src ?? '')?.[1] ?? '';
  const options = Object.entries(tracker.config.options).filter(([, value]) => value !== undefined);
  return {
    id: 'tags',
    title: 'Tags',
    summary: `tracker ${version} · ${isChatThere ? `chat ${ofChat}`.trim() : 'no chat'}`,
    rows: [
      ...page.tags.map(toRow),
      ...(isChatThere ? [] : [noChat]),
      ...(page.functionsUrl ? [{ label: 'Functions', text: page.functionsUrl }] : []),
      ...options.map(([name, value]): Row => ({ label: name, text: String(value) })),
    ],
  };
}

const noChat: Row = {
  label: 'Chat',
  text: 'There is no chat on this page: only the tracker is here.',
  tone: 'warning',
};

function toRow({ kind, src, isInHead }: TagFact, index: number): Row {
  return {
    label: `Tag: ${kind}`,
    text: `${src || 'inline'}, in the ${isInHead ? 'head' : 'body'}`,
    key: `tag-${index}`,
  };
}
