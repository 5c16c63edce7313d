import { svg, type SVGTemplateResult } from 'lit';

function icon(paths: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`;
}

/** Icons of the desk alone; hidden from screen readers. */
export const deskIcons = {
  agent: icon(
    svg`<path d="M5 14v-2a7 7 0 0 1 14 0v2"/><rect x="3.5" y="13.5" width="4" height="5.5" rx="1.5"/><rect x="16.5" y="13.5" width="4" height="5.5" rx="1.5"/><path d="M18.5 19c0 1.5-2 2.5-5 2.5"/>`,
  ),
  verified: icon(
    svg`<path d="M12 3.5 19 6v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6z"/><path d="m8.75 12 2.25 2.25 4.25-4.5"/>`,
  ),
  question: icon(
    svg`<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.75a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.75v.01"/>`,
  ),
  back: icon(svg`<path d="m14.5 6-6 6 6 6"/>`),
  sound: icon(
    svg`<path d="M4 10v4h3.5l4.5 4V6l-4.5 4zM15.5 9.5a3.5 3.5 0 0 1 0 5M18 7a7 7 0 0 1 0 10"/>`,
  ),
  silent: icon(svg`<path d="M4 10v4h3.5l4.5 4V6l-4.5 4zM16 10l4.5 4.5M20.5 10 16 14.5"/>`),
  mail: icon(svg`<rect x="3.5" y="5.5" width="17" height="13" rx="1.5"/><path d="m4 7 8 6 8-6"/>`),
  star: icon(
    svg`<path d="m12 4 2.4 5.2 5.6.6-4.2 3.8 1.2 5.6L12 16.3l-5 2.9 1.2-5.6L4 9.8l5.6-.6z"/>`,
  ),
  globe: icon(
    svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5.5 5 11.5 0 17M12 3.5c-5 5.5-5 11.5 0 17"/>`,
  ),
} as const;
