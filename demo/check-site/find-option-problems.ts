import { findTagProblems } from '../../packages/tracker/src/debug/find-tag-problems.ts';
import { toTags } from '../../packages/tracker/src/debug/to-tags.ts';
import { findProblems } from '../../packages/tracker/src/problems.ts';
import { isUsable } from '../../packages/widget/src/is-usable.ts';
import { isWrong } from '../../packages/widget/src/loader/is-wrong.ts';
import { toConfig } from './to-config.ts';
import type { PageRead, SiteProblem } from './visit.ts';

type Found = Omit<SiteProblem, 'pages'>;

/**
 * Says what is wrong with the tags of a page and with their options.
 *
 * @example
 * findOptionProblems(page);
 */
export function findOptionProblems(page: PageRead): readonly Found[] {
  const tags = toTags(page.scripts);
  const config = toConfig(page);
  if (tags.length === 0 && page.chats === 0 && page.trackerVersion === undefined)
    return [{ reason: 'no-tags', message: 'There is no tag on this page. Add it to the head.' }];
  const functionsUrl = page.chatAttributes['functions-url'];
  return [
    ...findTagProblems({ tags, chats: page.chats, functionsUrl }),
    ...(config && !config.writeKey ? [noKey] : []),
    ...(config ? findProblems(config.options, page.url) : []),
    ...findChatProblems(page),
  ];
}

const noKey: Found = {
  reason: 'no-write-key',
  message:
    'The tracker has no data-write-key: nothing is recorded. Add the write key of the source.',
};

function findChatProblems({ scripts, chatAttributes }: PageRead): readonly Found[] {
  const [tag] = toTags(scripts).filter(({ kind }) => kind === 'chat');
  const data = scripts.find(({ src }) => src === tag?.src)?.data ?? {};
  const ofTag = Object.entries(data).map(
    ([name, value = '']) => [toAttribute(name), value] as const,
  );
  const all = new Map([...ofTag, ...Object.entries(chatAttributes)]);
  return [...all]
    .filter(([name, value]) => isWrong({ name, value }) || !isUsable(name, value.trim()))
    .map(([name]) => ({
      reason: `chat-${name}`,
      message: `The option ${name} of the chat is not understood. See "Options" in its README.`,
    }));
}

function toAttribute(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
