import { css } from 'lit';

/**
 * The panel's look: colours, sizes, type. `<docent-chat-panel>` carries them and every element in it inherits them, so an
 * element of the panel only writes `var(--_…)`. A page changes `--docent-chat-accent` and `--docent-chat-on-accent`;
 * light or dark is the `color-scheme` of the place where the chat stands.
 *
 * | Name | Of what |
 * |---|---|
 * | `--_accent`, `--_on-accent` | the visitor's own messages and the main button, and the text on them |
 * | `--_accent-text` | links, quiet buttons and the focus ring: the accent, legible on any surface here |
 * | `--_accent-soft` | a faint wash of the accent: what is chosen, a quiet button under the pointer |
 * | `--_surface` | behind everything |
 * | `--_surface-raised` | fields and menus |
 * | `--_surface-sunken` | messages of the others, notes |
 * | `--_text`, `--_text-quiet` | words; times, hints, names |
 * | `--_line`, `--_line-strong` | between parts; round a field (3:1 on the surfaces) |
 * | `--_danger` | what failed, or ends something |
 * | `--_shadow` | of what floats |
 * | `--_unit` | 16 px, or what the visitor has made of a rem; lengths are parts of it, never rem |
 * | `--_space-1` … `--_space-4` | 4, 8, 12, 16 px |
 * | `--_radius`, `--_radius-large`, `--_radius-round` | fields and buttons; messages and the panel; pills |
 * | `--_font` | the family |
 * | `--_text-small`, `--_text-size`, `--_text-large` | 12.5, 15, 16 px: hints; messages; headings and fields |
 * | `--_quick` | how long something small moves; 0 s where motion is not wanted |
 * | `--_target` | the least height of what can be tapped, 36 px; 44 px under a finger |
 */
export const tokens = css`
  :host {
    /* A page that makes its rem small (62.5 % is common) does not make the chat small. */
    --_unit: max(16px, 1rem);
    --_accent: var(--docent-chat-accent, #2456d3);
    --_on-accent: var(--docent-chat-on-accent, #fff);
    --_accent-text: light-dark(
      oklch(from var(--_accent) min(l, 0.48) c h),
      oklch(from var(--_accent) max(l, 0.78) c h)
    );
    --_accent-soft: color-mix(in oklab, var(--_accent) 12%, transparent);
    --_surface: light-dark(#fff, #17191e);
    --_surface-raised: light-dark(#fff, #22252c);
    --_surface-sunken: light-dark(#f0f2f6, #282c34);
    --_text: light-dark(#171a21, #eceef2);
    --_text-quiet: light-dark(#596070, #a4abb9);
    --_line: light-dark(#e1e4ea, #343943);
    --_line-strong: light-dark(#858c9b, #7d8594);
    --_danger: light-dark(#b3261e, #ff9d94);
    --_shadow: 0 8px 40px #0004;
    --_space-1: calc(var(--_unit) * 0.25);
    --_space-2: calc(var(--_unit) * 0.5);
    --_space-3: calc(var(--_unit) * 0.75);
    --_space-4: var(--_unit);
    --_radius: 10px;
    --_radius-large: 18px;
    --_radius-round: 999px;
    --_font: system-ui, sans-serif;
    --_text-small: calc(var(--_unit) * 0.78125);
    --_text-size: calc(var(--_unit) * 0.9375);
    --_text-large: var(--_unit);
    --_quick: 0.15s;
    --_target: calc(var(--_unit) * 2.25);
  }

  @media (pointer: coarse) {
    :host {
      --_target: calc(var(--_unit) * 2.75);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_quick: 0s;
    }
  }
`;
