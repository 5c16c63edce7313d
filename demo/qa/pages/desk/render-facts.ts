import { html, nothing, type TemplateResult } from 'lit';
import { formatHourIn, formatLanguage } from './desk-time.ts';
import { renderFact } from './render-identity.ts';
import type { Visitor } from './to-visitor.ts';

/** Where a visitor is: on which page, in which language, at what time of their day. */
export function renderFacts(
  { page, locale, timeZone }: Visitor,
  now: number,
): TemplateResult | typeof nothing {
  if (!page && !locale && !timeZone) return nothing;
  const hour = timeZone && formatHourIn(timeZone, now);
  return html`<section aria-labelledby="desk-where-title">
    <h3 id="desk-where-title">Where they are</h3>
    <dl class="desk-facts">
      ${renderFact(
        'Page',
        page &&
          html`<a href=${page.url} target="_blank" rel="noopener noreferrer">${page.title}</a>`,
      )}
      ${renderFact('Language', locale && formatLanguage(locale))}
      ${renderFact('Local time', hour && `${hour} (${timeZone})`)}
    </dl>
  </section>`;
}
