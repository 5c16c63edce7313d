import type { FormAnswers, Rating, TranscriptFormat } from '../engine/chat-engine.ts';
import type { Attachment } from '../state/model.ts';
import type { MediaKey } from '../transport/transport.ts';

/** What the panel's elements tell, by event name: they bubble up to the panel, where `mountPanel` hears them. */
export interface PanelEvents {
  'chat-send': {
    readonly body: string;
    readonly attachments?: readonly Attachment[];
    readonly attributes?: Readonly<Record<string, unknown>>;
  };
  'chat-form': FormAnswers;
  'chat-skip': undefined;
  /** The next message shall be about the page. */
  'chat-ask': undefined;
  'chat-about-remove': undefined;
  'chat-change-visitor': undefined;
  'chat-retry': { readonly clientId: string };
  'chat-discard': { readonly clientId: string };
  'chat-earlier': undefined;
  'chat-trim': undefined;
  'chat-seen': { readonly index: number };
  'chat-typing': undefined;
  'chat-draft': { readonly text: string };
  'chat-close': undefined;
  'chat-end': undefined;
  'chat-start-anew': undefined;
  'chat-retry-now': undefined;
  /** A file is to be shown, and its link is not known or has ended. */
  'chat-media': MediaKey;
  /** `onDone`: whether it could be told. */
  'chat-rate': Rating & { readonly onDone: (isTold: boolean) => void };
  /** `onDone`: the file, where it could be had. */
  'chat-transcript': {
    readonly format: TranscriptFormat;
    readonly onDone: (file: File | undefined) => void;
  };
}

/** The name of an event of the panel. */
export type PanelEventName = keyof PanelEvents;

/**
 * Fires an event of the panel.
 *
 * @example
 * fire(this, 'chat-send', { body: 'Hello' });
 */
export function fire<Name extends PanelEventName>(
  from: EventTarget,
  name: Name,
  ...[detail]: PanelEvents[Name] extends undefined ? [] : [PanelEvents[Name]]
): void {
  // Composed: from a shadow root inside the panel up to the panel, and no further than its listener lets it.
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
