import { html, type SVGTemplateResult, type TemplateResult } from 'lit';

/**
 * Draws a shape of 24 by 24 in lines, in the colour of the text. It says nothing: a name stands beside it.
 *
 * @param strokeWidth - Of the lines, in parts of 24.
 * @example
 * toIcon(svg`<path d="M6 6l12 12"/>`);
 */
export function toIcon(shape: SVGTemplateResult, strokeWidth = 2): TemplateResult {
  return html`<svg
    aria-hidden="true"
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width=${strokeWidth}
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${shape}
  </svg>`;
}
