import { html } from 'lit';

// From corners that hang to corners that rise.
const mouths = [
  'M8 17c1-2.5 7-2.5 8 0',
  'M8.5 16.3c1.2-1.3 5.8-1.3 7 0',
  'M8.5 15.7h7',
  'M8.5 15c1.2 1.5 5.8 1.5 7 0',
  'M7.5 14c.8 4.3 8.2 4.3 9 0z',
];

/**
 * A face for a score from 1 to 5, in the colour of the text. It says nothing: its button has the name.
 *
 * @example
 * renderFace(5);
 */
export function renderFace(score: number) {
  return html`<svg
    aria-hidden="true"
    viewBox="0 0 24 24"
    width="30"
    height="30"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <circle cx="12" cy="12" r="9.5" />
    <path d="M9 9.5v.7M15 9.5v.7" stroke-width="2" />
    <path d=${mouths[score - 1] ?? ''} />
  </svg>`;
}
