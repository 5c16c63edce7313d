import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '../../site/html.ts';
import { toCommands } from './front-commands.ts';
import type { QaConfig } from './api.ts';

/** Where the local servers are, and what is needed to ask them. */
export interface CloudAddresses {
  readonly segment: string;
  readonly twilio: string;
  readonly functions: string;
  readonly spaceId: string;
  /** The access token of the local Profile API, which is no secret. */
  readonly profileToken: string;
}

const bookmarklet = readFileSync(join(import.meta.dirname, 'bookmarklet.txt'), 'utf8').trim();

/** For who wants to look behind: the addresses of all servers, and commands for the terminal. */
export function renderWorkshop({
  config,
  cloud,
}: {
  readonly config: QaConfig;
  readonly cloud?: CloudAddresses | undefined;
}): string {
  return `<section class="front-workshop" id="workshop" data-live aria-label="For developers">
<details><summary>Addresses and commands</summary>
${cloud ? renderInside(config, cloud) : '<p class="muted">They are shown here once everything has started.</p>'}
</details>
</section>`;
}

function renderInside(config: QaConfig, cloud: CloudAddresses): string {
  const rows = [
    ['Docs site', config.site],
    ['Scenarios', `${config.lab}/scenarios`],
    ['Local Segment', cloud.segment],
    ['Its messages, as they come', `${cloud.segment}/_local/messages`],
    ['Local Twilio', cloud.twilio],
    ['Its events, as they happen', `${cloud.twilio}/_local/events`],
    ['Local Functions', cloud.functions],
  ].map(
    ([name = '', url = '']) =>
      `<div><dt>${name}</dt><dd><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></dd></div>`,
  );
  const commands = toCommands(cloud).map(
    ({ purpose, command }) =>
      `<li><p>${escapeHtml(purpose)}</p><pre tabindex="0">${escapeHtml(command)}</pre></li>`,
  );
  return `<h2>On your own site</h2>
<p>Drag this to your bookmarks, and click it on any page with the tags: <a class="button button-small" href="${escapeHtml(bookmarklet)}">Docent on this page</a></p>
<h2>Addresses</h2><dl class="front-addresses">${rows.join('')}</dl>
<h2>In a terminal</h2><ul class="front-commands">${commands.join('')}</ul>`;
}
