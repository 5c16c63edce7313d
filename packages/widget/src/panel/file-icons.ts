import { svg } from 'lit';
import { toIcon } from './to-icon.ts';

const strokeWidth = 1.75;

/** Icons of files, in the colour of the text. They say nothing: the name stands beside them. */
export const fileIcons = {
  file: toIcon(
    svg`<path d="M13 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9zM13 3v6h6"/>`,
    strokeWidth,
  ),
  download: toIcon(svg`<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>`, strokeWidth),
};
