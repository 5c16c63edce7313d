import { css } from 'lit';

/**
 * The panel's look: colours, sizes, type. `<docent-chat-panel>` carries them and every element in it inherits them, so an
 * element of the panel only writes `var(--_…)`. A page changes `--docent-chat-accent`, `-on-accent`, `-surface`, `-text`,
 * `-radius` and `-font`; the other colours follow from these. Light or dark is the `color-scheme` of the place where the
 * chat stands, or the option `theme`. `compact` is the option `density`.
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
    /* White, or black where that stands out more: of a luminance above 0.179. */
    --_light: clamp(0, (0.179 - y) * 1e5, 1);
    --_on-accent: var(
      --docent-chat-on-accent,
      color(
        from var(--_accent) xyz-d65 calc(0.9505 * var(--_light)) var(--_light)
          calc(1.0888 * var(--_light))
      )
    );
    --_accent-text: light-dark(
      oklch(from var(--_accent) min(l, 0.475) c h),
      oklch(from var(--_accent) max(l, 0.78) c h)
    );
    --_accent-soft: color-mix(in oklab, var(--_accent) 12%, transparent);
    --_surface: var(--docent-chat-surface, light-dark(#fff, #17191e));
    --_surface-raised: var(--docent-chat-surface, light-dark(#fff, #22252c));
    --_surface-sunken: color-mix(in oklab, var(--_surface), var(--_text) var(--_sunken));
    --_text: var(--docent-chat-text, light-dark(#171a21, #eceef2));
    --_text-quiet: color-mix(in oklab, var(--_text), var(--_surface) 30%);
    --_line: color-mix(in oklab, var(--_surface), var(--_text) 13%);
    --_line-strong: color-mix(in oklab, var(--_surface), var(--_text) 50%);
    --_danger: light-dark(#b3261e, #ff9d94);
    --_sunken: 7%;
    --_shadow: 0 8px 40px #0004;
    --_space-1: calc(var(--_unit) * 0.25);
    --_space-2: calc(var(--_unit) * 0.5);
    --_space-3: calc(var(--_unit) * 0.75);
    --_space-4: var(--_unit);
    --_radius: var(--docent-chat-radius, 10px);
    --_radius-large: calc(var(--_radius) * 1.8);
    --_radius-round: 999px;
    --_font: var(--docent-chat-font, system-ui, sans-serif);
    --_text-small: calc(var(--_unit) * 0.78125);
    --_text-size: calc(var(--_unit) * 0.9375);
    --_text-large: var(--_unit);
    --_quick: 0.15s;
    --_target: calc(var(--_unit) * 2.25);
  }

  :host([compact]) {
    --_space-2: calc(var(--_unit) * 0.375);
    --_space-3: calc(var(--_unit) * 0.5);
    --_space-4: calc(var(--_unit) * 0.75);
    --_text-size: calc(var(--_unit) * 0.875);
    --_target: calc(var(--_unit) * 2);
  }

  @media (pointer: coarse) {
    :host {
      --_target: calc(var(--_unit) * 2.75);
    }
  }

  /* Who asks for more contrast gets black on white, or white on black, and lines as dark as words. */
  @media (prefers-contrast: more) {
    :host {
      --_surface: light-dark(#fff, #000);
      --_surface-raised: var(--_surface);
      --_text: light-dark(#000, #fff);
      --_text-quiet: var(--_text);
      --_line: var(--_text);
      --_line-strong: var(--_text);
      --_danger: light-dark(#8c0d06, #ffb4ab);
      --_accent-text: light-dark(
        oklch(from var(--_accent) min(l, 0.38) c h),
        oklch(from var(--_accent) max(l, 0.88) c h)
      );
    }
  }

  @media (forced-colors: active) {
    :host {
      --_surface: Canvas;
      --_surface-raised: Canvas;
      --_surface-sunken: Canvas;
      --_text: CanvasText;
      --_text-quiet: CanvasText;
      --_line: CanvasText;
      --_line-strong: CanvasText;
      --_accent-text: LinkText;
      --_accent-soft: Canvas;
      --_shadow: none;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_quick: 0s;
    }
  }
`;
