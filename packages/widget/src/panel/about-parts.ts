// What only a question about a page needs, as one chunk.
import './chat-about.ts';

export { createPageAsking } from './page-asking.ts';
