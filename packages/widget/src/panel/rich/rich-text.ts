import { codeStyles } from './chat-code.styles.ts';
import { richStyles } from './rich.styles.ts';

// What only a message with links, code or Markdown needs, as one chunk.
export { renderRich } from './render-rich.ts';

/** What the list of messages adopts to show it. */
export const styles = [richStyles, codeStyles];
