import type { ChatEngine } from '../engine/chat-engine.ts';
import type { ChatHost } from '../loader/chat-host.ts';
import type { ChatState } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import './chat-panel.ts';
import type { ChatPanel } from './chat-panel.ts';
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
  const show = (state: ChatState) => {
    Object.assign(panel, { state, isAsking: needsForm(state) });
  };
  Object.assign(panel, { strings, locale, config: host.config });
  show(engine.read());
  const stop = engine.subscribe(show);
  listen(panel, mount);
  host.root.append(panel);
  return {
    open: (byVisitor) => {
      panel.isOpen = true;
      if (byVisitor) void panel.focusFirst();
    },
    close: () => {
      const hadFocus = host.root.activeElement === panel;
      panel.isOpen = false;
      if (hadFocus) host.bubble.focus();
    },
    remove: () => {
      stop();
      panel.remove();
    },
  };
}

type Handlers = { readonly [Name in PanelEventName]: (detail: PanelEvents[Name]) => void };

function listen(panel: ChatPanel, mount: PanelMount): void {
  const handlers = toHandlers(panel, mount);
  for (const [name, handle] of Object.entries(handlers)) {
    panel.addEventListener(name, (event) => {
      // The page hears of the chat by the events that are documented, and by no other.
      event.stopPropagation();
      handle((event as CustomEvent<never>).detail);
    });
  }
}

function toHandlers(panel: ChatPanel, { engine, onClose }: PanelMount): Handlers {
  return {
    'chat-send': ({ body }) => void engine.send(body),
    'chat-form': (answers) => engine.submitForm(answers),
    'chat-skip': () => engine.skipForm(),
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
  };
}

async function end(panel: ChatPanel, engine: ChatEngine): Promise<void> {
  panel.endStep = 'ending';
  const isEnded = await engine.end();
  // The visitor may have turned away from the question meanwhile.
  if (panel.endStep === 'ending') panel.endStep = isEnded ? undefined : 'failed';
}
