import type { EntryKind, EntrySource } from '../../../timeline/entry.ts';
import type { Verdict } from '../../../timeline/verdict.ts';
import type { IconName } from '../../shared/icons.ts';

/** What the sources are called. */
export const sourceNames: Readonly<Record<EntrySource, string>> = {
  segment: 'Segment',
  functions: 'Functions',
  twilio: 'Twilio',
  studio: 'Studio',
  desk: 'Desk',
  local: 'Demo',
};

/** What the kinds are called, and how they are drawn; in the order in which a journey meets them. */
export const kindWords: Readonly<Record<EntryKind, { name: string; icon: IconName }>> = {
  page: { name: 'Page views', icon: 'page' },
  identify: { name: 'Identify calls', icon: 'person' },
  track: { name: 'Other messages', icon: 'tag' },
  profile: { name: 'Profiles', icon: 'profile' },
  traits: { name: 'Computed traits', icon: 'clock' },
  function: { name: 'Function calls', icon: 'code' },
  chat: { name: 'Conversations', icon: 'chat' },
  attributes: { name: 'ChannelAttributes', icon: 'tag' },
  flow: { name: 'Executions', icon: 'flow' },
  step: { name: 'Studio steps', icon: 'step' },
  visitor: { name: 'Said by the visitor', icon: 'chat' },
  bot: { name: 'Said by the bot', icon: 'bot' },
  agent: { name: 'Said by an agent', icon: 'person' },
  sms: { name: 'SMS', icon: 'phone' },
  file: { name: 'Files', icon: 'file' },
  task: { name: 'Tasks', icon: 'task' },
  connection: { name: 'Connections', icon: 'plug' },
  control: { name: 'Set by hand', icon: 'settings' },
  request: { name: 'Requests', icon: 'code' },
};

export const entrySources = Object.keys(sourceNames) as EntrySource[];
export const entryKinds = Object.keys(kindWords) as EntryKind[];

/** Who answers, in a word or two. */
export const outcomeWords: Readonly<
  Record<Verdict['outcome'], { name: string; icon: IconName; tone: string }>
> = {
  'nothing-asked': { name: 'No chat yet', icon: 'page', tone: '' },
  deciding: { name: 'Deciding', icon: 'flow', tone: 'chip-warning' },
  person: { name: 'Person', icon: 'person', tone: 'chip-desk' },
  bot: { name: 'Bot', icon: 'bot', tone: 'chip-studio' },
  'bot-then-person': { name: 'Bot, then person', icon: 'person', tone: 'chip-desk' },
  failed: { name: 'Failed', icon: 'warning', tone: 'chip-danger' },
};
