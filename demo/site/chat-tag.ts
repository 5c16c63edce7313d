import { chatFile } from './chat-file.ts';
import { escapeHtml } from './html.ts';

/** Where the chats of the site's pages go. */
export interface SiteChat {
  /** Where the Functions are, such as `http://127.0.0.1:5182`. */
  functionsUrl: string;
  /** Where the socket of the local Twilio is, such as `ws://127.0.0.1:5181/v3/wsconnect`. */
  socketUrl: string;
}

/** The chat as its README tells a customer to embed it: what keeps early calls, and the tag. */
export function renderChatTag({ functionsUrl, socketUrl }: SiteChat): string {
  return `<script>
  window.docent ??= { q: [] };
  docent.chat ??= { q: [] };
  for (const m of ['open', 'close', 'toggle', 'send', 'setContext', 'on', 'ask', 'attachTo', 'destroy'])
    docent.chat[m] ??= (...args) => new Promise((done) => docent.chat.q.push([m, args, done]));
</script>
<script type="module" async src="/docent/${chatFile}" data-functions-url="${escapeHtml(functionsUrl)}" data-socket-url="${escapeHtml(socketUrl)}" data-search="index:/search.json"></script>`;
}
