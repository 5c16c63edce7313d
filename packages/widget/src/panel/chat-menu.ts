import { html, LitElement, nothing } from 'lit';
import type { TranscriptFormat } from '../engine/chat-engine.ts';
import { isSoundOn, turnSound } from '../sound/sound-setting.ts';
import { isRunning } from '../state/is-running.ts';
import type { ChatState } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import { announce } from './announce.ts';
import { menuStyles } from './chat-menu.styles.ts';
import { define } from './define.ts';
import { icons } from './icons.ts';
import { fire } from './panel-events.ts';
import { saveFile } from './save-file.ts';
import { base, button } from './shared.styles.ts';

/**
 * What can be done with a chat besides writing: keep it, hear it, end it. Nothing is shown where there is nothing to do.
 *
 * @fires chat-transcript - "Save as …"
 * @fires chat-ask-end - "End chat"; heard by the header
 */
export class ChatMenu extends LitElement {
  static override styles = [base, button, menuStyles];
  static override properties = {
    strings: { attribute: false },
    state: { attribute: false },
    isOpen: { state: true },
    hasFailed: { state: true },
  };

  declare strings: Strings;
  declare state: ChatState;
  declare private isOpen: boolean;
  /** The transcript could not be had. */
  declare private hasFailed: boolean;

  constructor() {
    super();
    this.isOpen = false;
    this.hasFailed = false;
  }

  /** Puts the focus on the menu's button. */
  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  protected override render() {
    const { strings, isOpen } = this;
    const items = this.renderItems();
    if (items.length === 0) return nothing;
    return html`<div @keydown=${this.handleKey} @focusout=${this.handleFocusOut}>
      <button
        class="button icon"
        aria-label=${strings.menu}
        aria-expanded=${isOpen}
        aria-controls="menu"
        @click=${this.handleToggle}
      >
        ${icons.more}
      </button>
      <div class="menu" id="menu" ?hidden=${!isOpen}>${items}</div>
      ${this.hasFailed ? html`<p class="menu failed">${strings.transcript.failed}</p>` : nothing}
    </div>`;
  }

  private renderItems() {
    const { strings, state } = this;
    const { transcript, sound } = strings;
    const canEnd = isRunning(state);
    const isKept = state.phase === 'open' || (state.phase === 'ended' && state.ending !== 'lost');
    const item = (text: string, choose: () => void, kind = '') =>
      html`<button class="button ${kind}" @click=${() => this.choose(choose)}>${text}</button>`;
    return [
      isKept ? item(transcript.saveText, () => this.save('text')) : [],
      isKept ? item(transcript.saveJson, () => this.save('json')) : [],
      canEnd ? item(isSoundOn() ? sound.turnOff : sound.turnOn, changeSound) : [],
      canEnd ? item(strings.endChat, () => this.askEnd(), 'end') : [],
    ].flat();
  }

  private choose(act: () => void): void {
    this.isOpen = false;
    this.focus();
    act();
  }

  private save(format: TranscriptFormat): void {
    this.hasFailed = false;
    fire(this, 'chat-transcript', { format, onDone: (file) => this.finishSave(file) });
  }

  private finishSave(file: File | undefined): void {
    if (!this.isConnected) return;
    this.hasFailed = !file;
    if (file) saveFile(file);
    else announce(this, { text: this.strings.transcript.failed });
  }

  private askEnd(): void {
    this.dispatchEvent(new Event('chat-ask-end'));
  }

  private handleToggle(): void {
    this.isOpen = !this.isOpen;
    this.hasFailed = false;
    // Safari focuses no button by a click, and the menu closes when the focus leaves it.
    this.focus();
  }

  private handleKey(event: KeyboardEvent): void {
    const { key } = event;
    if (!this.isOpen) return;
    if (key === 'Escape') {
      this.isOpen = false;
      this.focus();
    } else if (key === 'ArrowDown') this.move(1);
    else if (key === 'ArrowUp') this.move(-1);
    else return;
    event.preventDefault();
  }

  private move(step: 1 | -1): void {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('#menu > button')];
    const at = items.findIndex((one) => one.matches(':focus'));
    const from = at < 0 && step < 0 ? 0 : at;
    items.at((from + step) % items.length)?.focus();
  }

  private handleFocusOut(event: FocusEvent): void {
    const whole = event.currentTarget as HTMLElement;
    if (whole.contains(event.relatedTarget as Node | null)) return;
    this.isOpen = false;
    this.hasFailed = false;
  }
}

/** Whoever turns it on hears what it is like. */
function changeSound(): void {
  const isOn = !isSoundOn();
  turnSound(isOn);
  if (!isOn) return;
  import('../sound/play-chime.ts').then(({ playChime }) => playChime()).catch(() => {});
}

define('docent-chat-menu', ChatMenu);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-menu': ChatMenu;
  }
}
