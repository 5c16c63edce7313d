import { readItem } from '@docent/identity';
import { warnOnce } from '../hours/warn-once.ts';
import { sessionKey, type ChatHost } from '../loader/chat-host.ts';
import type { ChatConfig } from '../options.ts';
import type { Strings } from '../strings/strings.ts';
import { onPageChange } from './on-page-change.ts';
import { parseLines, type ProactiveLine } from './parse-lines.ts';
import { showCard } from './proactive-card.ts';
import { createProactiveMemory } from './proactive-memory.ts';
import { createVisibleTimer } from './visible-timer.ts';

/** What offering help needs to know. */
export interface ProactiveOptions {
  readonly host: Pick<ChatHost, 'element' | 'root' | 'bubble' | 'config'>;
  readonly config: Pick<ChatConfig, 'proactive' | 'mode'>;
  readonly strings: Strings;
  /** Whether nothing may be offered: the panel is open, or was, or a chat is running. */
  readonly isQuiet: () => boolean;
  /** The visitor wants the chat. */
  readonly open: () => void;
}

// Of the page: an element that is taken out and put back offers nothing twice.
const pageMemory = createProactiveMemory();

/**
 * Offers help in a card above the bubble, by page and by how long that has been seen: at most once until the page is
 * loaded again, and never where the visitor has the chat already or has said no. Gives back what stops it.
 *
 * @example
 * const stop = startProactive({ host, config, strings, isQuiet: () => false, open: () => void app.open() });
 */
export function startProactive(options: ProactiveOptions, memory = pageMemory): () => void {
  const { host, strings, isQuiet } = options;
  const lines = readLines(options.config);
  if (lines.length === 0 || memory.isOver()) return () => {};
  let waiting: readonly ProactiveLine[] = [];
  let path = '';
  let shown: { readonly line: ProactiveLine; readonly remove: () => void } | undefined;

  const plan = (at: string): void => {
    path = at;
    waiting = lines.filter(({ isOn }) => isOn(at)).toSorted((a, b) => a.afterMs - b.afterMs);
    const [first] = waiting;
    if (first) timer.start(first.afterMs);
    else timer.stop();
  };
  const timer = createVisibleTimer(() => {
    // The page has changed where the browser does not tell.
    if (location.pathname !== path) return plan(location.pathname);
    const [line, next] = waiting;
    waiting = waiting.slice(1);
    // A chat that is stored takes a while to be taken up.
    if (!line || isQuiet() || readItem(sessionKey)) stop();
    else if (memory.mayShow(line.perDay)) show(line);
    else if (next) timer.start(next.afterMs - line.afterMs);
  });
  const show = (line: ProactiveLine): void => {
    memory.noteShown();
    const answer = (note: () => void) => (): void => {
      note();
      stop();
    };
    const remove = showCard({
      host,
      strings,
      text: line.text,
      onOpen: answer(options.open),
      onDismiss: answer(memory.noteDismissed),
      onNever: answer(memory.noteNever),
    });
    shown = { line, remove };
  };
  const stopFollowing = onPageChange((at) => {
    if (!memory.isOver()) plan(at);
    else if (!shown?.line.isOn(at)) stop();
  });
  const stop = (): void => {
    timer.stop();
    stopFollowing();
    stopHearing();
    shown?.remove();
    shown = undefined;
  };
  // Whoever has found the chat is offered nothing any more.
  const stopHearing = onChat(host, () => {
    memory.end();
    stop();
  });

  plan(location.pathname);
  return stop;
}

function readLines({ proactive = '[]', mode }: ProactiveOptions['config']) {
  const { lines, isWhole } = parseLines(proactive);
  if (!isWhole) {
    const example = '[{ "page": "/guides/*", "after": 30, "text": "Stuck?" }]';
    warnOnce(`proactive has to be JSON like ${example}. What is not is left out.`);
  }
  // A chat that stands open on the page needs no invitation.
  return mode === 'inline' ? [] : lines;
}

function onChat({ element, bubble }: ProactiveOptions['host'], callback: () => void): () => void {
  const names = ['docent-chat-open', 'docent-chat-started'] as const;
  for (const name of names) element.addEventListener(name, callback);
  bubble.addEventListener('click', callback);
  return () => {
    for (const name of names) element.removeEventListener(name, callback);
    bubble.removeEventListener('click', callback);
  };
}
