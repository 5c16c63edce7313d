import { html } from 'lit';
import { define, QaElement } from '../shared/qa-element.ts';

/** Asks whether a chat shall really end; tells of a yes by the event `desk-confirm`. */
export class DeskEnd extends QaElement {
  static override properties = { name: {} };

  declare name: string;

  constructor() {
    super();
    this.name = '';
  }

  /** Asks. */
  ask(): void {
    this.#dialog()?.showModal();
  }

  protected override render() {
    return html`<dialog
      class="desk-dialog card"
      aria-labelledby="desk-end-title"
      @close=${this.#handleClose}
    >
      <form method="dialog">
        <h2 id="desk-end-title">End the chat with ${this.name}?</h2>
        <p class="muted">
          It closes for both of you, and the task is completed. That cannot be undone.
        </p>
        <div class="desk-dialog-buttons">
          <button class="button" value="no">Keep it open</button>
          <button class="button button-danger" value="yes">End chat</button>
        </div>
      </form>
    </dialog>`;
  }

  #handleClose = (): void => {
    const dialog = this.#dialog();
    if (dialog?.returnValue === 'yes') this.dispatchEvent(new CustomEvent('desk-confirm'));
    if (dialog) dialog.returnValue = '';
  };

  #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }
}

define('desk-end', DeskEnd);
