import { html, nothing, type TemplateResult } from 'lit';
import type { WorldId } from '../../world.ts';
import { icons } from '../shared/icons.ts';
import './controls/qa-controls.ts';

interface ControlsDrawerOptions {
  world: WorldId;
  /** Grows when something may have been set since. */
  version: number;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}

/** Faults and the clock, in a drawer beside the timeline, so that one sees what they do. */
export function controlsDrawer({
  world,
  version,
  isOpen,
  onToggle,
}: ControlsDrawerOptions): TemplateResult {
  return html`<div
    class="qa-drawer"
    id="qa-controls-drawer"
    role="dialog"
    aria-labelledby="qa-drawer-title"
    popover
    @toggle=${(event: ToggleEvent) => {
      if (event.target === event.currentTarget) onToggle(event.newState === 'open');
    }}
  >
    <div class="qa-drawer-head">
      <h2 id="qa-drawer-title">Controls</h2>
      <button
        class="button button-quiet button-icon"
        type="button"
        aria-label="Close the controls"
        popovertarget="qa-controls-drawer"
        popovertargetaction="hide"
      >
        ${icons.cross}
      </button>
    </div>
    ${isOpen ? html`<qa-controls .world=${world} .version=${version}></qa-controls>` : nothing}
  </div>`;
}
