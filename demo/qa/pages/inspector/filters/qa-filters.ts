import { html, nothing, type TemplateResult } from 'lit';
import type { EntryKind, EntrySource } from '../../../timeline/entry.ts';
import { icons } from '../../shared/icons.ts';
import { define, QaElement } from '../../shared/qa-element.ts';
import { QueryChangeEvent } from '../query-change.ts';
import { noFilters, type Query } from '../state/query.ts';
import type { Visible } from '../state/visible-entries.ts';
import { entryKinds, entrySources, kindWords, sourceNames } from '../state/words.ts';
import { toggle } from './toggle.ts';

/** What of the timeline is shown: search, sources, kinds, problems only, noise. */
export class QaFilters extends QaElement {
  static override properties = {
    query: { attribute: false },
    counts: { attribute: false },
    isUnfolded: { state: true },
  };

  declare query: Query;
  declare counts: Visible['counts'];
  /** On a phone the chips are folded away. */
  declare isUnfolded: boolean;

  constructor() {
    super();
    this.isUnfolded = false;
  }

  private change(patch: Partial<Query>): void {
    this.dispatchEvent(new QueryChangeEvent(patch, { isReplacing: true }));
  }

  protected override render() {
    const { sources, kinds, isProblemsOnly, isWithNoise } = this.query;
    const set = sources.length + kinds.length + Number(isProblemsOnly) + Number(isWithNoise);
    return html`<search class="qa-filters">
      ${this.searchField()}
      <button
        class="button button-small qa-filters-fold"
        type="button"
        aria-expanded=${this.isUnfolded}
        aria-controls="qa-filters-chips"
        @click=${() => (this.isUnfolded = !this.isUnfolded)}
      >
        Filter${set > 0 ? ` (${set})` : ''}
      </button>
      <div class="qa-filters-chips" id="qa-filters-chips" ?data-unfolded=${this.isUnfolded}>
        <div class="qa-filters-group" role="group" aria-label="Sources">
          ${entrySources
            .filter((source) => this.counts.sources.has(source) || sources.includes(source))
            .map((source) => this.sourceChip(source))}
        </div>
        ${this.kindMenu()} ${this.switches(set > 0)}
      </div>
    </search>`;
  }

  private switches(isSet: boolean): TemplateResult {
    const { isProblemsOnly, isWithNoise } = this.query;
    return html`<div class="qa-filters-group">
      ${toggleButton({
        label: html`${icons.warning} Problems only`,
        count: this.counts.problems,
        isOn: isProblemsOnly,
        change: () => this.change({ isProblemsOnly: !isProblemsOnly }),
      })}
      ${toggleButton({
        label: html`Noise`,
        count: this.counts.noise,
        isOn: isWithNoise,
        change: () => this.change({ isWithNoise: !isWithNoise }),
      })}
      ${
        isSet
          ? html`<button
              class="button button-small button-quiet"
              type="button"
              @click=${this.handleClear}
            >
              Clear
            </button>`
          : nothing
      }
    </div>`;
  }

  private handleClear(): void {
    this.change(noFilters);
    // The button goes; the focus does not go with it.
    this.querySelector('input')?.focus();
  }

  private searchField(): TemplateResult {
    return html`<label class="qa-filters-search">
      <span class="visually-hidden">Search in the timeline</span>
      ${icons.search}
      <input
        class="input"
        type="search"
        placeholder="Search titles, details, phones"
        .value=${this.query.text}
        @input=${(event: Event) => this.change({ text: (event.target as HTMLInputElement).value })}
      />
    </label>`;
  }

  private sourceChip(source: EntrySource): TemplateResult {
    return toggleButton({
      label: html`<span class="qa-filters-dot qa-filters-dot-${source}"></span
        >${sourceNames[source]}`,
      count: this.counts.sources.get(source) ?? 0,
      isOn: this.query.sources.includes(source),
      change: () => this.change({ sources: toggle(this.query.sources, source) }),
    });
  }

  private kindMenu(): TemplateResult {
    const { kinds } = this.query;
    return html`<button
        class="button button-small qa-filters-kinds"
        type="button"
        popovertarget="qa-kinds"
        aria-pressed=${kinds.length > 0}
      >
        Kinds${kinds.length > 0 ? ` (${kinds.length})` : ''} ${icons.down}
      </button>
      <fieldset class="qa-kinds card" id="qa-kinds" popover>
        <legend class="visually-hidden">Kinds</legend>
        ${entryKinds.map((kind) => this.kindBox(kind))}
      </fieldset>`;
  }

  private kindBox(kind: EntryKind): TemplateResult {
    const { kinds } = this.query;
    return html`<label>
      <input
        type="checkbox"
        .checked=${kinds.includes(kind)}
        @change=${() => this.change({ kinds: toggle(kinds, kind) })}
      />
      ${icons[kindWords[kind].icon]} ${kindWords[kind].name}
      <span class="muted small">${this.counts.kinds.get(kind) ?? 0}</span>
    </label>`;
  }
}

interface ToggleButtonOptions {
  label: TemplateResult;
  count: number;
  isOn: boolean;
  change: () => void;
}

function toggleButton({ label, count, isOn, change }: ToggleButtonOptions): TemplateResult {
  return html`<button
    class="button button-small qa-filters-toggle"
    type="button"
    aria-pressed=${isOn}
    @click=${change}
  >
    ${label} <span class="qa-filters-count">${count}</span>
  </button>`;
}

define('qa-filters', QaFilters);
