import { html, nothing, type TemplateResult } from 'lit';
import type { ChatConfig } from '../options.ts';
import type { PageContext } from '../page/page-context.ts';
import { isRunning } from '../state/is-running.ts';
import type { ChatState } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import type { EndStep } from './chat-confirm.ts';
import { loadPart } from './load-parts.ts';

/** What the panel shows. */
export interface PanelView {
  readonly state: ChatState;
  readonly strings: Strings;
  readonly config: ChatConfig;
  /** A language tag, such as `en-GB`. */
  readonly locale: string;
  /** The form takes the place of the messages. */
  readonly isAsking: boolean;
  /** What the next message is about, where the visitor said so. */
  readonly about: PageContext | undefined;
  /** Set while the visitor is asked whether to end the chat. */
  readonly endStep: EndStep | undefined;
  /** Nobody is there to answer now. */
  readonly isAway: boolean;
}

/** What the panel hears of its own parts; the rest goes up as `PanelEvents`. */
export interface PanelHandlers {
  readonly onCancel: (event: Event) => void;
  readonly onClosed: (event: Event) => void;
  readonly onAskEnd: () => void;
  readonly onKeep: () => void;
  readonly onAway: (event: CustomEvent<boolean>) => void;
  readonly onSend: () => void;
  readonly onLeave: () => void;
}

/**
 * Renders the panel: its frame, and in it the form or the chat. What a part needs is loaded as its tag comes.
 *
 * @example
 * renderPanel(view, handlers);
 */
export function renderPanel(view: PanelView, on: PanelHandlers): TemplateResult {
  const { config, strings } = view;
  const { lang, dir } = strings;
  const heading = toHeading(view);
  const content = html`<div class="content" lang=${lang} dir=${dir} tabindex="-1">
    ${renderContent(view, on)}
  </div>`;
  if (config.mode === 'inline')
    return html`<section class="frame" part="panel" aria-label=${heading} lang=${lang}>
      ${content}
    </section>`;
  return html`<dialog
    class="frame"
    part="panel"
    aria-label=${heading}
    lang=${lang}
    @cancel=${on.onCancel}
    @close=${on.onClosed}
  >
    ${content}
  </dialog>`;
}

function renderContent(view: PanelView, on: PanelHandlers): TemplateResult {
  const { strings, state, endStep, isAsking } = view;
  return html`<div class="all" ?inert=${endStep}>
      <docent-chat-header
        part="header"
        .strings=${strings}
        .heading=${toHeading(view)}
        .visitor=${isAsking ? {} : state.visitor}
        .state=${state}
        @chat-ask-end=${on.onAskEnd}
      ></docent-chat-header>
      ${isAsking ? renderForm(view) : renderChat(view, on)}
    </div>
    <docent-chat-announcer .strings=${strings}></docent-chat-announcer>
    ${
      endStep
        ? html`<docent-chat-confirm
            .strings=${strings}
            .step=${endStep}
            @chat-keep=${on.onKeep}
          ></docent-chat-confirm>`
        : nothing
    }`;
}

function renderForm(view: PanelView): TemplateResult {
  const { strings, state, config, locale } = view;
  return html`<docent-chat-form
      part="form"
      .config=${config}
      .strings=${strings}
      .locale=${locale}
      .visitor=${state.visitor}
      .draft=${state.draft}
      .trouble=${state.trouble}
      .isChanging=${isRunning(state)}
    ></docent-chat-form>
    ${renderAbout(view)}`;
}

function renderChat(view: PanelView, on: PanelHandlers): TemplateResult {
  const { strings, state } = view;
  return html`${isBlank(state) ? renderWelcome(view) : renderMessages(view, on)}
    <docent-chat-status .state=${state} .strings=${strings}></docent-chat-status>
    ${renderAvailability(view, on)}
    ${state.phase === 'ended' ? renderRating(view) : renderComposer(view, on)}`;
}

function renderComposer(view: PanelView, on: PanelHandlers): TemplateResult {
  const { strings, state, config, isAway } = view;
  return html`${renderAbout(view)}<docent-chat-composer
      part="composer"
      .config=${config}
      .strings=${strings}
      .placeholder=${isAway ? strings.hours.leaveMessage : undefined}
      .draft=${state.draft}
      .resets=${state.resets}
      @chat-send=${on.onSend}
    ></docent-chat-composer>`;
}

function renderMessages(view: PanelView, on: PanelHandlers): TemplateResult {
  const { strings, state, locale } = view;
  return html`<docent-chat-messages
    part="messages"
    .state=${state}
    .strings=${strings}
    .locale=${locale}
    .greeting=${toGreeting(view)}
    @chat-leave=${on.onLeave}
  ></docent-chat-messages>`;
}

/** Before the first word there is no list: what else could help stands in its place. */
function renderWelcome(view: PanelView): TemplateResult {
  const { strings, state, config, about } = view;
  loadPart('welcome');
  return html`<docent-chat-welcome
    .config=${config}
    .strings=${strings}
    .greeting=${toGreeting(view)}
    .draft=${state.draft}
    .isAbout=${Boolean(about)}
  ></docent-chat-welcome>`;
}

function renderAvailability(view: PanelView, on: PanelHandlers): TemplateResult | typeof nothing {
  const { strings, state, config, locale } = view;
  if (!config.hours && !config.replyTime) return nothing;
  loadPart('availability');
  return html`<docent-chat-availability
    .config=${config}
    .strings=${strings}
    .locale=${locale}
    .state=${state}
    @chat-away=${on.onAway}
  ></docent-chat-availability>`;
}

function renderAbout({ strings, about }: PanelView): TemplateResult | typeof nothing {
  if (!about) return nothing;
  loadPart('about');
  return html`<docent-chat-about .strings=${strings} .about=${about}></docent-chat-about>`;
}

function renderRating({ strings, state, config }: PanelView): TemplateResult | typeof nothing {
  // Whoever lost the chat, or never had one, has nothing to say of it.
  if (config.rating === 'off' || state.ending === 'lost') return nothing;
  loadPart('rating');
  return html`<docent-chat-rating .strings=${strings}></docent-chat-rating>`;
}

function isBlank({ phase, messages, outgoing }: ChatState): boolean {
  return phase === 'none' && messages.length + outgoing.length === 0;
}

function toGreeting({ config, strings }: PanelView): string {
  return config.greeting ?? strings.greeting;
}

function toHeading({ config, strings }: PanelView): string {
  return config.heading ?? strings.heading;
}
