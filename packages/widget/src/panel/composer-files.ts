import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { loadUntilThere } from '../load-until-there.ts';
import type { ChatConfig } from '../options.ts';
import type { Strings } from '../strings/strings.ts';
import type { ChatAttachments } from './chat-attachments.ts';
import { icons } from './icons.ts';

/** Where files come into a chat. */
export interface FilesHost extends LitElement {
  readonly config: ChatConfig;
  readonly strings: Strings;
  /** What takes them; without its methods until its code is there. */
  readonly tray: ChatAttachments | null;
}

/** How files come in besides being dropped on the panel: by a button, and from the clipboard. */
export interface ComposerFiles {
  readonly render: () => TemplateResult | typeof nothing;
  readonly handlePaste: (event: ClipboardEvent) => void;
}

/**
 * Brings files into a composer, and loads what they need with the first of them.
 *
 * @example
 * private readonly files = createComposerFiles(this);
 */
export function createComposerFiles(host: FilesHost): ComposerFiles {
  const isOff = (): boolean => host.config.files === 'off';
  /** Without files: they are held over the panel. */
  const add = async (files?: readonly File[]): Promise<void> => {
    await loadUntilThere(() => import('./chat-attachments.ts'));
    if (files) host.tray?.add(files);
    else host.tray?.drag();
  };
  const handleChange = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    void add([...(input.files as FileList)]);
    // The same file can be chosen once more.
    input.value = '';
  };
  const handleDrag = (event: Event): void => {
    const { dataTransfer, type } = event as DragEvent;
    if (!dataTransfer?.types.includes('Files') || isOff()) return;
    // The browser would leave the page for the file.
    event.preventDefault();
    void add(type === 'drop' ? [...dataTransfer.files] : undefined);
  };
  let zone: EventTarget;
  host.addController({
    hostConnected() {
      // What they can be dropped on: the panel.
      zone = (host.getRootNode() as Partial<ShadowRoot>).host ?? host;
      zone.addEventListener('dragover', handleDrag);
      zone.addEventListener('drop', handleDrag);
    },
    hostDisconnected() {
      zone.removeEventListener('dragover', handleDrag);
      zone.removeEventListener('drop', handleDrag);
    },
  });
  const render = () => {
    if (isOff()) return nothing;
    return html`<button
        class="button icon attach"
        aria-label=${host.strings.files.attach}
        @click=${() => host.renderRoot.querySelector('input')?.click()}
      >
        ${icons.attach}
      </button>
      <input
        type="file"
        hidden
        multiple
        accept=${host.config.files ?? nothing}
        @change=${handleChange}
      />`;
  };
  const handlePaste = (event: ClipboardEvent): void => {
    const { files, types } = event.clipboardData ?? {};
    // A table comes as text, and as a picture of it.
    if (!files?.length || types?.includes('text/plain') || isOff()) return;
    event.preventDefault();
    void add([...files]);
  };
  return { render, handlePaste };
}
