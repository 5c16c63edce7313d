import { shortenStyles } from './build-plugins.ts';
import { bubbleStyles } from './src/loader/bubble.styles.ts';

/**
 * Writes the bubble as markup: a page that has it in its HTML shows it with the first paint, before any script. The script
 * takes it over as it is. A tap that comes before is kept by an empty popover, which needs no script either.
 *
 * @param file - Of the script, such as `docent-chat-0.1.0.js`.
 * @param base - Where the files are, with a slash at its end.
 * @example
 * renderLauncher('docent-chat-0.1.0.js', '/docent/');
 */
export function renderLauncher(file: string, base: string): string {
  return `<!-- The chat's bubble, painted with the page. Put it at the end of the body.
     NONCE is the nonce of your Content-Security-Policy; a page without one leaves the attribute away. A policy that allows
     no <style> at all takes the rules from a file: <link rel="stylesheet" href="${base}docent-chat.css"> in its place. -->
<docent-chat functions-url="https://docent-1234-live.twil.io">
  <template shadowrootmode="open">
    <style nonce="NONCE">${renderLauncherStyles()}</style>
    <button part="bubble" aria-label="Chat" aria-haspopup="dialog" aria-expanded="false" popovertarget="tapped" popovertargetaction="show"></button>
    <div id="tapped" popover="manual"></div>
  </template>
</docent-chat>
<script type="module" async nonce="NONCE" src="${base}${file}"></script>
`;
}

/**
 * The rules of the bubble in markup.
 *
 * @example
 * renderLauncherStyles();
 */
export function renderLauncherStyles(): string {
  return `${shortenStyles(bubbleStyles).trim()}#tapped{display:none}`;
}
