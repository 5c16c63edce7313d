import type { Phone } from '@docent/identity';
import { suggestCountry } from './country.ts';
import { findElement } from './find-element.ts';
import { notLoadedMessage, phoneMessages } from './phone-messages.ts';

// The metadata of all the world's numbering plans: fetched only for a reader who uses the form.
const loadParser = () => import('@docent/identity/parse-phone');

/**
 * Starts the "Talk to support" form.
 *
 * @returns `show`, which switches between the form and the confirmation.
 */
export function startPhoneForm(options: {
  phone: Phone | undefined;
  onPhone: (phone: Phone) => void;
  onForget: () => void;
}): { show: (phone: Phone | undefined) => void } {
  const form = findElement('#phone-form', HTMLFormElement);
  const fields = findElement('#phone-form fieldset', HTMLFieldSetElement);
  const input = findElement('#phone', HTMLInputElement);
  const country = findElement('#phone-country', HTMLSelectElement);
  const error = findElement('#phone-error', HTMLElement);
  const status = findElement('#support-status', HTMLElement);
  const known = findElement('#phone-known', HTMLElement);
  const forget = findElement('#phone-forget', HTMLButtonElement);

  const show = (phone: Phone | undefined): void => {
    form.hidden = phone !== undefined;
    known.hidden = phone === undefined;
    findElement('#phone-ending', HTMLElement).textContent = phone?.slice(-4) ?? '';
    status.textContent = '';
  };

  const showError = (message: string | undefined): void => {
    error.textContent = message ?? '';
    input.toggleAttribute('aria-invalid', false);
    if (message) input.setAttribute('aria-invalid', 'true');
  };

  const handleSubmit = async (): Promise<void> => {
    fields.dataset['busy'] = '';
    try {
      const { parsePhone } = await loadParser();
      const parsed = parsePhone(input.value, country.value || undefined);
      if (!parsed.ok) {
        showError(phoneMessages[parsed.reason]);
        input.focus();
        return;
      }
      options.onPhone(parsed.phone);
      form.reset();
      suggestCountry(country);
      showError(undefined);
      show(parsed.phone);
      status.textContent = 'Thank you. Support can now see what you have read.';
      forget.focus();
    } catch {
      showError(notLoadedMessage);
    } finally {
      delete fields.dataset['busy'];
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!('busy' in fields.dataset)) void handleSubmit();
  });
  // A failure here shows only if the reader goes on to submit.
  input.addEventListener('focus', () => void loadParser().catch(() => {}), { once: true });
  input.addEventListener('input', () => showError(undefined));
  forget.addEventListener('click', () => {
    options.onForget();
    show(undefined);
    status.textContent = 'You are signed out.';
    input.focus();
  });

  suggestCountry(country);
  show(options.phone);
  fields.disabled = false;
  return { show };
}
