import { escapeHtml } from '../../site/html.ts';
import type { QaConfig } from './api.ts';

/** What a newcomer does first, from a page read to an answer at the desk. */
export function renderSteps({ hub, site }: QaConfig): string {
  const to = (href: string, label: string) =>
    `<a href="${escapeHtml(href)}" target="docent-${href.startsWith(site) ? 'site' : href.slice(hub.length + 1)}">${label}</a>`;
  const steps = [
    [
      'Read two pages',
      `Such as ${to(`${site}/docs/quick-start`, 'Quick start')} and ${to(`${site}/docs/retries`, 'Retries')}. Each one that is really seen goes to Segment as a page view.`,
    ],
    [
      'Give a phone',
      'Under “Talk to support”, at the end of each page, choose United States, enter <kbd>(415) 555-2671</kbd>, and share your reading. What was read now belongs to that phone.',
    ],
    [
      'Ask something in the chat',
      'It is the bubble in the corner. Ask “Why does my job run twice?”, for instance. You have read docs, so you are sent to a person.',
    ],
    [
      'See why',
      `The ${to(`${hub}/inspector`, 'inspector')} says who answers, and how many docs decided it. The path through the flow is lit.`,
    ],
    [
      'Answer as Maya',
      `Open the ${to(`${hub}/desk`, 'desk')} in another window, accept the chat, and answer. Who has read nothing gets the bot: try it in a private window.`,
    ],
  ];
  const items = steps.map(([title, text]) => `<li><h3>${title}</h3><p>${text}</p></li>`);
  return `<section class="front-steps" aria-labelledby="steps">
<h2 id="steps">The first five minutes</h2>
<ol>${items.join('\n')}</ol>
</section>`;
}
