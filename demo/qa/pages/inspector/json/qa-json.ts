import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { define, QaElement } from '../../shared/qa-element.ts';
import { copyButton } from '../copy-button.ts';
import { icons } from '../../shared/icons.ts';
import {
  findInJson,
  jsonRoot,
  listMembers,
  toMemberPath,
  type JsonHits,
  type JsonPath,
} from './find-in-json.ts';

interface Place {
  path: JsonPath;
  key?: string | number;
  depth: number;
}

// Deeper than that it is opened by hand.
const openDepth = 2;

/** A JSON value as a tree: to fold, to search, to copy. */
export class QaJson extends QaElement {
  static override properties = { value: { attribute: false }, text: { state: true } };

  declare value: unknown;
  declare text: string;
  private found: JsonHits = findInJson(undefined, '');

  constructor() {
    super();
    this.value = undefined;
    this.text = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') || changed.has('text')) this.found = findInJson(this.value, this.text);
  }

  protected override render() {
    const { size } = this.found.hits;
    return html`<div class="qa-json-bar">
        <label class="qa-json-search">
          <span class="visually-hidden">Search in the payload</span>
          ${icons.search}
          <input
            class="input"
            type="search"
            placeholder="Search in the payload"
            .value=${this.text}
            @input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}
          />
        </label>
        <span class="small muted" role="status"
          >${this.text.trim() ? (size === 1 ? '1 match' : `${size} matches`) : ''}</span
        >
        ${copyButton({ label: 'Copy JSON', read: () => JSON.stringify(this.value, null, 2) })}
      </div>
      <div class="qa-json-tree" tabindex="0" role="region" aria-label="Payload as JSON" dir="ltr">
        ${this.node(this.value, { path: jsonRoot, depth: 0 })}
      </div>`;
  }

  private node(value: unknown, place: Place): TemplateResult {
    const members = listMembers(value);
    const isHit = this.found.hits.has(place.path);
    if (members.length === 0)
      return html`<div class="qa-json-line" ?data-hit=${isHit}>${keyOf(place)}${leaf(value)}</div>`;
    const isOpen = place.depth < openDepth || this.found.opened.has(place.path);
    return html`<details class="qa-json-node" .open=${isOpen}>
      <summary ?data-hit=${isHit}>
        ${keyOf(place)}<span class="muted">${sizeOf(value, members.length)}</span>
      </summary>
      ${members.map(([key, member]) =>
        this.node(member, { key, path: toMemberPath(place.path, key), depth: place.depth + 1 }),
      )}
    </details>`;
  }
}

function keyOf({ key }: Place) {
  return key === undefined ? nothing : html`<span class="qa-json-key">${key}</span>: `;
}

function sizeOf(value: unknown, count: number): string {
  if (Array.isArray(value)) return `[ ${count} ]`;
  return `{ ${count} }`;
}

function leaf(value: unknown): TemplateResult {
  const kind = value === null ? 'null' : typeof value;
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return html`<span class="qa-json-value" data-kind=${kind}>${text}</span>`;
}

define('qa-json', QaJson);
