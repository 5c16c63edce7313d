import { highlight } from './highlight.ts';
import { escapeHtml } from './html.ts';

const languageNames: Record<string, string> = {
  http: 'HTTP',
  json: 'JSON',
  sh: 'Shell',
  ts: 'TypeScript',
  yaml: 'YAML',
};

/** Renders a code block with its caption and a copy button, which the client script shows. */
export function renderCodeBlock(block: {
  code: string;
  language: string;
  title: string | undefined;
}): string {
  const name = escapeHtml(block.title ?? languageNames[block.language] ?? 'Text');
  return `<figure class="code">
<figcaption><span>${name}</span><button class="copy" type="button" hidden>Copy<span class="visually-hidden"> ${name}</span></button></figcaption>
<pre tabindex="0" dir="ltr" role="group" aria-label="Code: ${name}"><code>${highlight(block.code.trimEnd(), block.language)}</code></pre>
</figure>
`;
}
