import type { DocHit, DocsIndex } from './docs-index.ts';
import { type BotSettings, toBotSettings, toWhole } from './settings.ts';
import { asksForPerson } from './talk/asks-for-person.ts';
import { toSmallTalk } from './talk/small-talk.ts';
import { toAttributes } from './talk/to-attributes.ts';
import { toReadable, toSpoken } from './talk/to-spoken.ts';
import { maxReplyLength, writeLinks } from './talk/write-links.ts';

/** What a visitor wrote, and what has happened in the chat before. */
export interface BotRequest {
  readonly question: string;
  /** How often the bot has answered in this chat. */
  readonly turn: number;
  /** How many of these answers were poor. */
  readonly poorAnswers: number;
  /** Pages that the visitor has just read. */
  readonly readUrls: readonly string[];
  /** The visitor's language, for phrases other than English ones. Not used yet. */
  readonly locale?: string;
}

/** A link as the widget shows it. */
export interface BotLink {
  readonly title: string;
  /** '' where it leads to the page's beginning. */
  readonly section: string;
  readonly url: string;
}

/** Why a person is asked for; '' if none is. */
export type HandoffReason = '' | 'asked' | 'poor-answers' | 'turn-limit' | 'nothing-found';

/** What the bot says. Always has every key: Studio keeps the values of an earlier answer for missing ones. */
export interface BotAnswer {
  /** Plain text with the links in it, at most 1,600 characters. */
  readonly reply: string;
  /** At most three. */
  readonly links: readonly BotLink[];
  /** How sure the bot is that it answers what was asked, 0 to 1. */
  readonly confidence: number;
  readonly handoff: boolean;
  /** `nothing-found`: the index is empty. */
  readonly handoff_reason: HandoffReason;
  /** For the next request. */
  readonly turn: number;
  readonly poor_answers: number;
  /** Message attributes as JSON, at most 4 KB. */
  readonly attributes: string;
}

/** What an answer is made from. */
export interface BotContext {
  readonly index: DocsIndex;
  readonly settings?: Partial<BotSettings>;
}

interface Said {
  readonly reply: string;
  readonly confidence: number;
  readonly links?: readonly DocHit[];
  readonly poor?: boolean;
  readonly handoffReason?: HandoffReason;
}

/**
 * Answers one message of a visitor from the docs. A person is asked for when the visitor wants one, when as many answers of
 * the chat were poor as `maxPoorAnswers` (in all, not only in a row), and after `maxTurns` answers. Never throws, whatever
 * the message is, and never repeats any of it.
 *
 * @example
 * answer({ question: 'How do I retry a job?', turn: 0, poorAnswers: 0, readUrls: [] }, { index });
 */
export function answer(request: BotRequest, context: BotContext): BotAnswer {
  const settings = toBotSettings(context.settings);
  const turn = toWhole(request.turn, { from: 0, to: 1_000 });
  const poorAnswers = toWhole(request.poorAnswers, { from: 0, to: 1_000 });
  const said = say({ ...request, turn }, { index: context.index, settings });
  const poorNow = poorAnswers + (said.poor ? 1 : 0);
  const tooPoor = said.poor === true && poorNow >= settings.maxPoorAnswers;
  const reason = said.handoffReason ?? (tooPoor ? 'poor-answers' : '');
  const links = (said.links ?? []).map(({ title, section, url }) => ({ title, section, url }));
  return {
    reply: (tooPoor ? settings.phrases.handoffPoor : said.reply).slice(0, maxReplyLength),
    links,
    confidence: said.confidence,
    handoff: reason !== '',
    handoff_reason: reason,
    turn: turn + 1,
    poor_answers: poorNow,
    attributes: toAttributes(links),
  };
}

interface ReadyContext {
  readonly index: DocsIndex;
  readonly settings: BotSettings;
}

function say(request: BotRequest, { index, settings }: ReadyContext): Said {
  const { phrases, maxTurns } = settings;
  const spoken = toSpoken(request.question);
  if (asksForPerson(spoken))
    return { reply: phrases.handoffAsked, confidence: 1, handoffReason: 'asked' };
  if (request.turn >= maxTurns)
    return { reply: phrases.handoffTurns, confidence: 0, handoffReason: 'turn-limit' };
  if (!/[\p{L}\p{N}]/u.test(spoken))
    return { reply: phrases.noQuestion, confidence: 0, poor: true };
  return sayPolitely(spoken, settings) ?? sayFromDocs(request, { index, settings });
}

function sayPolitely(spoken: string, settings: BotSettings): Said | undefined {
  const { phrases } = settings;
  const kind = toSmallTalk(spoken);
  if (kind === 'did-not-help') return { reply: phrases.didNotHelp, confidence: 0, poor: true };
  const replies = {
    greeting: phrases.greeting(settings),
    'about-itself': phrases.aboutItself(settings),
    thanks: phrases.thanked,
  };
  return kind ? { reply: replies[kind], confidence: 1 } : undefined;
}

function sayFromDocs(
  { question, readUrls }: BotRequest,
  { index, settings: { phrases, minConfidence } }: ReadyContext,
): Said {
  if (index.sectionCount === 0)
    return { reply: phrases.handoffNoDocs, confidence: 0, handoffReason: 'nothing-found' };
  const hits = index.search(toReadable(question), { readUrls, minConfidence });
  const { reply, linkCount } = writeLinks(hits, phrases);
  const links = hits.slice(0, linkCount);
  const [best] = links;
  return best
    ? { reply, links, confidence: Math.round(best.confidence * 100) / 100 }
    : { reply: phrases.notFound, confidence: 0, poor: true };
}
