/** Says what happens to those who do not see it. */
export interface Announcer {
  /** A message that has come in. */
  readonly addMessage: (text: string) => void;
  /** Anything else. */
  readonly add: (text: string) => void;
  readonly stop: () => void;
}

const batchMs = 1000;
// By then it has been taken up; what stays would be read once more by somebody who passes.
const clearMs = 3000;
const mostMessages = 3;

/**
 * Makes an announcer: what comes within a second is said together, and many messages only by their number.
 *
 * @param say - Shows a text in a live region; an empty one clears it.
 * @example
 * createAnnouncer({ say: (text) => (region.textContent = text), summarize: strings.newMessages });
 */
export function createAnnouncer({
  say,
  summarize,
}: {
  readonly say: (text: string) => void;
  readonly summarize: (count: number) => string;
}): Announcer {
  let messages: string[] = [];
  let others: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let clearTimer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    const said = messages.length > mostMessages ? [summarize(messages.length)] : messages;
    say([...others, ...said].join('\n'));
    forget();
    clearTimer = setTimeout(() => say(''), clearMs);
  }

  function forget(): void {
    clearTimeout(timer);
    clearTimeout(clearTimer);
    timer = undefined;
    messages = [];
    others = [];
  }

  function plan(): void {
    timer ??= setTimeout(flush, batchMs);
  }

  return {
    addMessage: (text) => {
      messages.push(text);
      plan();
    },
    add: (text) => {
      if (!others.includes(text)) others.push(text);
      plan();
    },
    stop: forget,
  };
}
