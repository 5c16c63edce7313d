import { svg, type SVGTemplateResult } from 'lit';

/** 24 × 24, in the colour of the text around them; hidden from screen readers. */
function icon(paths: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`;
}

/** The icons of the QA pages. */
export const icons = {
  docent: icon(
    svg`<path d="M4 5.5A1.5 1.5 0 0 1 5.5 4h13A1.5 1.5 0 0 1 20 5.5v9a1.5 1.5 0 0 1-1.5 1.5H11l-4.5 4v-4h-1A1.5 1.5 0 0 1 4 14.5z"/><path d="M8 8.5h8M8 11.75h5"/>`,
  ),
  theme: icon(
    svg`<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor"/>`,
  ),
  page: icon(
    svg`<path d="M7 3h7l4 4v14H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z"/><path d="M14 3v4h4M9.5 12h5M9.5 15.5h5"/>`,
  ),
  person: icon(
    svg`<circle cx="12" cy="8" r="3.5"/><path d="M5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5"/>`,
  ),
  profile: icon(
    svg`<rect x="4" y="4" width="16" height="16" rx="2"/><circle cx="12" cy="10" r="2.5"/><path d="M7.5 18c.5-2.5 2.2-3.5 4.5-3.5s4 1 4.5 3.5"/>`,
  ),
  chat: icon(svg`<path d="M5 5h14v10h-8l-4 4v-4H5z"/>`),
  bot: icon(
    svg`<rect x="5" y="8" width="14" height="11" rx="2"/><path d="M12 8V4.5M9.5 13h.01M14.5 13h.01M10 16.5h4"/>`,
  ),
  flow: icon(
    svg`<rect x="3.5" y="4" width="7" height="5" rx="1"/><rect x="13.5" y="15" width="7" height="5" rx="1"/><path d="M7 9v4.5a1 1 0 0 0 1 1h9V15"/>`,
  ),
  step: icon(svg`<circle cx="12" cy="12" r="3"/><path d="M12 3v6M12 15v6"/>`),
  tag: icon(svg`<path d="M4 12V5a1 1 0 0 1 1-1h7l8 8-8 8z"/><path d="M8.5 8.5h.01"/>`),
  task: icon(svg`<rect x="5" y="4" width="14" height="16" rx="2"/><path d="m9 12.5 2 2 4-4.5"/>`),
  code: icon(svg`<path d="m8.5 8-4 4 4 4M15.5 8l4 4-4 4M13.25 5.5l-2.5 13"/>`),
  plug: icon(svg`<path d="M9 3v5M15 3v5M7 8h10v3a5 5 0 0 1-10 0zM12 16v5"/>`),
  clock: icon(svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>`),
  phone: icon(svg`<rect x="7" y="3" width="10" height="18" rx="2"/><path d="M11 18h2"/>`),
  file: icon(
    svg`<path d="m19 11.5-7 7a4 4 0 0 1-6-6l7.5-7.5a2.7 2.7 0 0 1 4 4L10 16.5a1.3 1.3 0 0 1-2-2l6.5-6.5"/>`,
  ),
  warning: icon(svg`<path d="M12 4 2.75 20h18.5z"/><path d="M12 10v4.5M12 17.25v.01"/>`),
  check: icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`),
  cross: icon(svg`<path d="M6 6l12 12M18 6 6 18"/>`),
  search: icon(svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`),
  download: icon(svg`<path d="M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14"/>`),
  link: icon(
    svg`<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>`,
  ),
  play: icon(svg`<path d="M8 5v14l11-7z"/>`),
  settings: icon(
    svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>`,
  ),
  send: icon(svg`<path d="M4 12 20 4l-5 16-3.5-6.5z"/>`),
  down: icon(svg`<path d="m6 9 6 6 6-6"/>`),
  list: icon(svg`<path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01"/>`),
} as const;

export type IconName = keyof typeof icons;
