import { html, nothing, type TemplateResult } from 'lit';
import { icons, type IconName } from '../shared/icons.ts';

interface CopyButtonOptions {
  label: string;
  /** What to put on the clipboard. */
  read: () => string;
  icon?: IconName;
}

const thanksMs = 1600;

/** A button that copies, and says for a moment that it did. */
export function copyButton({ label, read, icon }: CopyButtonOptions): TemplateResult {
  return html`<button
    class="button button-small"
    type="button"
    @click=${(event: Event) => void copy(event.currentTarget as HTMLElement, read())}
  >
    ${icon ? icons[icon] : nothing}<span>${label}</span
    ><span class="qa-copied" role="status"></span>
  </button>`;
}

async function copy(button: HTMLElement, text: string): Promise<void> {
  const told = button.querySelector('.qa-copied');
  if (!told) return;
  told.textContent = (await writeToClipboard(text)) ? 'Copied' : 'Not copied: the browser refused';
  setTimeout(() => (told.textContent = ''), thanksMs);
}

async function writeToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
