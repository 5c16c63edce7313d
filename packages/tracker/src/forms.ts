import type { Identified, IdentifyDetails } from './docent.ts';

type Identify = (phone: unknown, details: IdentifyDetails) => Promise<Identified>;

const marker = '[data-docent-identify]';
const phoneFields = 'input[type=tel],input[autocomplete~=tel],input[name=phone]';

/**
 * Identifies the reader by the fields that the page has marked with `data-docent-identify`: a form,
 * or a field of one, when it is submitted; a field outside a form when it changes. The form is never
 * held up; the field hears `docent:identified` or `docent:refused`.
 *
 * @param onNear - The reader has come to such a field: what identifying needs can be loaded.
 * @example
 * watchForms(identify, preloadParser);
 */
export function watchForms(identify: Identify, onNear: () => void): void {
  const use = async (field: HTMLInputElement): Promise<void> => {
    const { dataset, form, value } = field;
    const beside = form?.querySelector<HTMLSelectElement>('[data-docent-country]');
    const country = dataset['docentCountry'] || form?.dataset['docentCountry'] || beside?.value;
    const detail = await identify(value, { source: 'form', ...(country && { country }) });
    const type = detail.ok ? 'docent:identified' : 'docent:refused';
    field.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  };
  const handle = ({ type, target }: Event): void => {
    const field = target instanceof Element && findField(target);
    if (!field) return;
    if (type === 'focusin') onNear();
    // A field of a form is used when the form is submitted.
    else if (field.value && (type === 'submit' || !field.form)) void use(field);
  };
  // Capturing: a site may stop the event, and forms come and go with the router.
  for (const type of ['submit', 'change', 'focusin']) document.addEventListener(type, handle, true);
}

/** The phone field of the marked form, or the marked field, to which an element belongs. */
function findField(element: Element): HTMLInputElement | null {
  const form = element.closest('form') ?? element;
  if (form.matches(marker)) return form.querySelector(phoneFields) ?? (form as HTMLInputElement);
  return form.querySelector(`input${marker}`);
}
