import { html, nothing } from 'lit';

/** Gives the flow all of the screen, or takes that back; nothing where a browser cannot. */
export function fullScreenButton(isFullScreen: boolean) {
  if (!document.fullscreenEnabled) return nothing;
  return html`<button class="button button-small" type="button" @click=${handleClick}>
    ${isFullScreen ? 'Leave full screen' : 'Full screen'}
  </button>`;
}

function handleClick({ currentTarget }: Event): void {
  if (document.fullscreenElement) return void document.exitFullscreen();
  const flow = currentTarget instanceof Element ? currentTarget.closest('qa-flow') : null;
  // Refused, it stays as it is.
  flow?.requestFullscreen().catch(() => undefined);
}
