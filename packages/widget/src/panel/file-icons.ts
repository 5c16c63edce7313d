import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Icons of files, in the colour of the text. They say nothing: the name stands beside them. */
export const fileIcons = {
  file: toIcon(
    svg`<path d="M13 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9zM13 3v6h6"/>`,
  ),
  download: toIcon(svg`<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>`),
};

function toIcon(shape: SVGTemplateResult): TemplateResult {
  return html`<svg
    aria-hidden="true"
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${shape}
  </svg>`;
}
