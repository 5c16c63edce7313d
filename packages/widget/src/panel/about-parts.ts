// What only a question about a page needs, as one chunk.
import './chat-about.ts';

export { readPageContext } from '../page/read-page-context.ts';
export { withPage } from '../page/with-page.ts';
