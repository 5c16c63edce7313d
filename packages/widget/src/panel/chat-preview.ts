import { define } from './define.ts';

const longestPx = 480;

/**
 * A picture that is still on this machine, drawn small. Without an address: a page may forbid `blob:`, and an address
 * would have to be given back. Where it cannot be drawn, it goes away.
 */
export class ChatPreview extends HTMLElement {
  private shown: Blob | undefined;

  get blob(): Blob | undefined {
    return this.shown;
  }

  set blob(blob: Blob | undefined) {
    if (blob === this.shown) return;
    this.shown = blob;
    this.replaceChildren();
    if (blob) void this.draw(blob);
  }

  private async draw(blob: Blob): Promise<void> {
    try {
      const bitmap = await createImageBitmap(blob);
      const scale = Math.min(1, longestPx / Math.max(bitmap.width, bitmap.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(bitmap.width * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * scale));
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      bitmap.close();
      if (blob === this.shown) this.replaceChildren(canvas);
    } catch {
      if (blob === this.shown) this.remove();
    }
  }
}

define('docent-chat-preview', ChatPreview);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-preview': ChatPreview;
  }
}
