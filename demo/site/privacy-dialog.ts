import { icons } from './icons.ts';

/** Where a reader allows or refuses what the site notes; the client script opens it, and keeps the choice. */
export function renderPrivacyDialog(): string {
  return `<dialog class="privacy" id="privacy" aria-labelledby="privacy-title" aria-describedby="privacy-text">
<div class="privacy-head">
<h2 id="privacy-title">Privacy choices</h2>
<button class="icon-button" type="button" id="privacy-close" aria-label="Close privacy choices">${icons.close}</button>
</div>
<p id="privacy-text">We note which pages are read here. If you leave your number, support sees them and starts where you are. Nothing is sold, and nothing follows you to other sites.</p>
<p class="privacy-now" id="privacy-now"></p>
<div class="privacy-buttons">
<button class="button button-quiet" type="button" id="privacy-refuse">Refuse</button>
<button class="button button-quiet" type="button" id="privacy-allow">Allow</button>
</div>
</dialog>
<p class="visually-hidden" id="privacy-status" role="status"></p>`;
}
