import type { Identified, IdentifyDetails } from './docent.ts';

type Identify = (phone: unknown, details: IdentifyDetails) => Promise<Identified>;

const marker = 'data-docent-identify';
const phoneFields = 'input[type=tel],input[autocomplete~=tel],input[name=phone]';

/**
 * Identifies the reader by the fields that the page has marked with `data-docent-identify`: a form,
 * or a field of one, when it is submitted; a field outside a form when it changes. The form is never
 * held up; the field hears `docent:identified` or `docent:refused`.
 *
 * @param onNear - The reader has come to such a field: what identifying needs can be loaded.
 * @example
 * const stop = watchForms(identify, loadParser);
 */
export function watchForms(identify: Identify, onNear: () => void): () => void {
  const use = async (field: HTMLInputElement | null): Promise<void> => {
    if (!field?.value) return;
    const detail = await identify(field.value, { ...readCountry(field), source: 'form' });
    const type = detail.ok ? 'docent:identified' : 'docent:refused';
    field.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  };
  const handlers: Record<string, (target: Element) => void> = {
    submit: (form) => void use(findField(form)),
    change: (field) => {
      if (isMarked(field) && !(field as HTMLInputElement).form) void use(field as HTMLInputElement);
    },
    focusin: (field) => {
      const form = field.closest('form') ?? field;
      if (isMarked(form) || isMarked(field) || form.querySelector(`[${marker}]`)) onNear();
    },
  };
  const handle = ({ type, target }: Event): void => {
    if (target instanceof Element) handlers[type]?.(target);
  };
  // Capturing: a site may stop the event, and forms come and go with the router.
  for (const type of Object.keys(handlers)) document.addEventListener(type, handle, true);
  return () => {
    for (const type of Object.keys(handlers)) document.removeEventListener(type, handle, true);
  };
}

function findField(form: Element): HTMLInputElement | null {
  return form.querySelector(isMarked(form) ? phoneFields : `input[${marker}]`);
}

function isMarked(element: Element): boolean {
  return element.hasAttribute(marker);
}

function readCountry({ dataset, form }: HTMLInputElement): IdentifyDetails {
  const beside = form?.querySelector<HTMLSelectElement>('[data-docent-country]');
  const country = dataset['docentCountry'] || form?.dataset['docentCountry'] || beside?.value;
  return country ? { country } : {};
}
