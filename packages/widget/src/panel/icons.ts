import { svg } from 'lit';
import { toIcon } from './to-icon.ts';

/** Icons in the colour of the text, as tall as 1.25 lines of it. They say nothing: the button has the name. */
export const icons = {
  close: toIcon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  more: toIcon(svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/>`),
  attach: toIcon(
    svg`<path d="M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4L14 7.6"/>`,
  ),
  send: toIcon(svg`<path d="M12 19V5M6 11l6-6 6 6"/>`),
};
