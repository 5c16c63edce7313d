import { html } from 'lit';
import { describe, type FieldView } from './field-view.ts';

interface TextField extends FieldView {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** The name. Its length is what the visitor record takes. */
export function renderName({ text, onText, ...view }: TextField) {
  return html`<input
    id="name"
    class="control"
    autocomplete="name"
    maxlength="200"
    aria-required=${view.isNeeded}
    aria-invalid=${!!view.error}
    aria-describedby=${describe('name', view)}
    .value=${text}
    @input=${(event: Event) => onText((event.currentTarget as HTMLInputElement).value)}
  />`;
}

/** The question. Enter is a new line in it, with Ctrl or Cmd it sends; its length is what `start-chat` takes. */
export function renderQuestion({ text, onText, ...view }: TextField) {
  return html`<textarea
    id="question"
    class="control"
    rows="3"
    maxlength="8000"
    aria-required=${view.isNeeded}
    aria-invalid=${!!view.error}
    aria-describedby=${describe('question', view)}
    .value=${text}
    @input=${(event: Event) => onText((event.currentTarget as HTMLTextAreaElement).value)}
    @keydown=${handleKey}
  ></textarea>`;
}

function handleKey(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  (event.currentTarget as HTMLTextAreaElement).form?.requestSubmit();
}
