import { LitElement } from 'lit';

/** What the elements of the QA pages are made of: they render into the page itself, whose style sheets are enough for them. */
export class QaElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** Registers an element, unless it is there already. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
