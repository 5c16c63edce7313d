import { suggestCountry } from './country.ts';
import type { IdentifyResult } from './docent.ts';
import { findElement } from './find-element.ts';
import { phoneMessages } from './phone-messages.ts';

/**
 * Starts the "Talk to support" form of the page that is shown.
 *
 * @returns `show`, which switches between the form and the confirmation.
 */
export function startPhoneForm(options: {
  /** The phone that is known, if any. */
  phone: string | undefined;
  identify: (phone: string, country: string) => Promise<IdentifyResult>;
  onSignOut: () => void;
}): { show: (phone: string | undefined) => void } {
  const form = findElement('#phone-form', HTMLFormElement);
  const fields = findElement('#phone-form fieldset', HTMLFieldSetElement);
  const input = findElement('#phone', HTMLInputElement);
  const country = findElement('#phone-country', HTMLSelectElement);
  const error = findElement('#phone-error', HTMLElement);
  const status = findElement('#support-status', HTMLElement);
  const known = findElement('#phone-known', HTMLElement);
  const ending = findElement('#phone-ending', HTMLElement);
  const forget = findElement('#phone-forget', HTMLButtonElement);

  const show = (phone: string | undefined): void => {
    form.hidden = phone !== undefined;
    known.hidden = phone === undefined;
    ending.textContent = phone?.slice(-4) ?? '';
    status.textContent = '';
  };

  const showError = (message: string | undefined): void => {
    error.textContent = message ?? '';
    input.toggleAttribute('aria-invalid', false);
    if (message) input.setAttribute('aria-invalid', 'true');
  };

  const handleSubmit = async (): Promise<void> => {
    fields.dataset['busy'] = '';
    status.textContent = 'One moment …';
    const result = await options.identify(input.value, country.value);
    delete fields.dataset['busy'];
    status.textContent = '';
    if (!result.ok) {
      showError(phoneMessages[result.reason]);
      input.focus();
      return;
    }
    form.reset();
    suggestCountry(country);
    showError(undefined);
    show(result.phone);
    status.textContent = 'Thank you. Support can now see what you have read.';
    forget.focus();
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!('busy' in fields.dataset)) void handleSubmit();
  });
  input.addEventListener('input', () => showError(undefined));
  forget.addEventListener('click', () => {
    options.onSignOut();
    show(undefined);
    status.textContent = 'You are signed out.';
    input.focus();
  });

  suggestCountry(country);
  show(options.phone);
  fields.disabled = false;
  return { show };
}
