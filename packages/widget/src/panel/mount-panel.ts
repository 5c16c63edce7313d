import type { ChatEngine } from '../engine/chat-engine.ts';
import type { ChatHost } from '../loader/chat-host.ts';
import type { ChatState } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import { loadUntilThere } from '../load-until-there.ts';
import { readSelection } from '../page/read-selection.ts';
import './chat-panel.ts';
import type { ChatPanel } from './chat-panel.ts';
import { loadAbout } from './load-parts.ts';
import type { PageAsking } from './page-asking.ts';
import type { PanelEventName, PanelEvents } from './panel-events.ts';

/** What the panel needs to know. */
export interface PanelMount {
  readonly host: ChatHost;
  readonly engine: ChatEngine;
  readonly strings: Strings;
  /** A language tag, such as `en-GB`. */
  readonly locale: string;
  /** Whether the form stands in front of the chat. */
  readonly needsForm: (state: ChatState) => boolean;
  /** The visitor wants the panel closed. */
  readonly onClose: () => void;
}

/** The panel on the page. */
export interface MountedPanel {
  /** `byVisitor`: the focus goes into the panel. */
  readonly open: (byVisitor: boolean) => void;
  /** The next message is about the page, or about what is selected on it. */
  readonly ask: () => Promise<void>;
  /** Gives the focus back to the bubble, where it was in the panel. */
  readonly close: () => void;
  readonly remove: () => void;
}

/**
 * Puts the panel, closed, behind the bubble: state goes down, what the visitor does goes to the engine.
 *
 * @example
 * const panel = mountPanel({ host, engine, strings: en, locale: 'en', needsForm, onClose });
 * panel.open(true);
 */
export function mountPanel(mount: PanelMount): MountedPanel {
  const { host, engine, strings, locale, needsForm } = mount;
  const panel = document.createElement('docent-chat-panel');
  let selected: Range | undefined;
  let asking: PageAsking | undefined;
  const ask = async (): Promise<void> => {
    const { createPageAsking } = await loadUntilThere(loadAbout);
    asking ??= createPageAsking(panel);
    await asking.ask(selected);
  };
  const show = (state: ChatState) => {
    // What was asked about was another person's question.
    if (state.resets !== panel.state.resets) panel.about = undefined;
    Object.assign(panel, { state, isAsking: needsForm(state) });
  };
  Object.assign(panel, { strings, locale, config: host.config });
  show(engine.read());
  const stop = engine.subscribe(show);
  listen(panel, toHandlers(panel, { ...mount, ask, asking: () => asking }));
  host.root.append(panel);
  return {
    open: (byVisitor) => {
      selected = readSelection();
      panel.isOpen = true;
      if (byVisitor) void panel.focusFirst();
    },
    ask,
    close: () => {
      const hadFocus = host.root.activeElement === panel;
      panel.close();
      if (hadFocus) host.bubble.focus();
    },
    remove: () => {
      stop();
      panel.remove();
    },
  };
}

type Handlers = { readonly [Name in PanelEventName]: (detail: PanelEvents[Name]) => void };

function listen(panel: ChatPanel, handlers: Handlers): void {
  for (const [name, handle] of Object.entries(handlers)) {
    panel.addEventListener(name, (event) => {
      // The page hears of the chat by the events that are documented, and by no other.
      event.stopPropagation();
      handle((event as CustomEvent<never>).detail);
    });
  }
}

interface Asking {
  readonly ask: () => Promise<void>;
  /** Once somebody has asked about the page. */
  readonly asking: () => PageAsking | undefined;
}

function toHandlers(panel: ChatPanel, mount: PanelMount & Asking): Handlers {
  const { engine, onClose, ask, asking } = mount;
  return {
    'chat-send': ({ body, ...extras }) =>
      void engine.send(...(asking()?.take(body, extras) ?? [body, extras])),
    'chat-form': (answers) => engine.submitForm(asking()?.takeAnswers(answers) ?? answers),
    'chat-skip': () => engine.skipForm(),
    'chat-ask': () => void ask(),
    'chat-about-remove': () => (panel.about = undefined),
    'chat-change-visitor': () => engine.changeVisitor(),
    'chat-retry': ({ clientId }) => engine.retry(clientId),
    'chat-discard': ({ clientId }) => engine.discard(clientId),
    'chat-earlier': () => engine.loadEarlier(),
    'chat-trim': () => engine.trim(),
    'chat-seen': ({ index }) => engine.markSeen(index),
    'chat-typing': () => engine.tellTyping(),
    'chat-draft': ({ text }) => engine.setDraft(text),
    'chat-close': onClose,
    'chat-end': () => void end(panel, engine),
    'chat-start-anew': () => engine.startAnew(),
    'chat-retry-now': () => engine.retryNow(),
    'chat-media': (file) => engine.showMedia(file),
    'chat-rate': ({ onDone, ...rating }) => void engine.rate(rating).then(onDone),
    'chat-transcript': ({ format, onDone }) => void engine.readTranscript(format).then(onDone),
  };
}

async function end(panel: ChatPanel, engine: ChatEngine): Promise<void> {
  panel.endStep = 'ending';
  const isEnded = await engine.end();
  // The visitor may have turned away from the question meanwhile.
  if (panel.endStep === 'ending') panel.endStep = isEnded ? undefined : 'failed';
}
