import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../shared/icons.ts';
import { deskIcons } from './desk-icons.ts';
import { certaintyWords } from './routing-words.ts';
import type { Visitor } from './to-visitor.ts';

const signs = {
  verified: deskIcons.verified,
  claimed: icons.warning,
  sender: icons.phone,
  unknown: deskIcons.question,
} as const;

/** Who a visitor is, how sure that is, and what it means for the agent. */
export function renderIdentity(visitor: Visitor): TemplateResult {
  const { name, phone, email, userId, certainty, isVip, lifetimeValue } = visitor;
  const { label, meaning } = certaintyWords[certainty];
  return html`<section class="desk-identity" aria-label="Identity">
    <div class="desk-identity-name">
      <b>${name}</b>
      ${isVip ? html`<span class="chip chip-desk">${deskIcons.star}VIP</span>` : nothing}
    </div>
    <div class="desk-certainty desk-certainty-${certainty}">
      <p class="desk-certainty-label">${signs[certainty]} ${label}</p>
      <p class="small">${meaning}</p>
    </div>
    <dl class="desk-facts">
      ${renderFact('Phone', phone && html`<bdi dir="ltr">${phone}</bdi>`)}
      ${renderFact('E-mail', email)} ${renderFact('User ID', userId ?? undefined)}
      ${renderFact('Lifetime value', lifetimeValue?.toLocaleString('en'))}
    </dl>
    ${
      isVip || lifetimeValue !== undefined
        ? html`<p class="small muted">
            VIP and lifetime value are of the profile of the
            ${certainty === 'claimed' ? 'claimed ' : ''}phone. They are for you alone.
          </p>`
        : nothing
    }
  </section>`;
}

/** One line of what is known; nothing where it is not. */
export function renderFact(
  label: string,
  value: string | TemplateResult | undefined,
): TemplateResult | typeof nothing {
  if (value === undefined || value === '') return nothing;
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}
