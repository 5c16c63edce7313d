import { icons } from './icons.ts';

const countries = [
  ['AU', 'Australia'],
  ['BR', 'Brazil'],
  ['CA', 'Canada'],
  ['FR', 'France'],
  ['DE', 'Germany'],
  ['IN', 'India'],
  ['JP', 'Japan'],
  ['ES', 'Spain'],
  ['GB', 'United Kingdom'],
  ['US', 'United States'],
];

/**
 * The place where a reader says who they are. Its fields are disabled until the client script takes over:
 * a plain submit would put the phone number into the address of the page.
 */
export function renderSupportForm(): string {
  const options = countries.map(([code, name]) => `<option value="${code}">${name}</option>`);
  return `<section class="support" id="support" aria-labelledby="support-title" tabindex="-1">
<div class="support-words">
<span class="support-icon">${icons.phone}</span>
<h2 id="support-title">Talk to support</h2>
<p>Leave the number that you will call from. Support then sees which pages you have read, and starts where you are.</p>
</div>
<form id="phone-form" novalidate><fieldset disabled>
<legend class="visually-hidden">Your phone number</legend>
<div class="phone-fields">
<div class="field"><label for="phone-country">Country</label>
<select id="phone-country" name="country" autocomplete="country"><option value="">Number starts with +</option>${options.join('')}</select></div>
<div class="field"><label for="phone">Phone number</label>
<input id="phone" name="phone" type="tel" autocomplete="tel" inputmode="tel" maxlength="60" dir="ltr" required aria-describedby="phone-error phone-hint"></div>
<button class="button" type="submit">Share my reading</button>
<p class="field-error" id="phone-error" role="alert"></p>
</div>
<p class="field-hint" id="phone-hint">This links your number to the pages that you have read here, until you sign out.</p>
</fieldset><noscript><p class="field-hint">This form needs JavaScript.</p></noscript></form>
<div class="confirmation" id="phone-known" hidden>
<p class="confirmation-title"><span class="confirmation-check">${icons.check}</span><span>Support can now see what you have read</span></p>
<p class="confirmation-number">Number ending in <span class="masked"><span aria-hidden="true">••• </span><span id="phone-ending"></span></span></p>
<button class="button button-small button-quiet" type="button" id="phone-forget">Sign out / I’m someone else</button>
</div>
<p class="support-chat" id="support-chat" hidden><span>Rather write?</span> <button class="button button-small button-quiet" type="button" aria-haspopup="dialog">Chat with support</button></p>
<p class="visually-hidden" id="support-status" role="status"></p>
</section>`;
}
