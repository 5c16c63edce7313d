import { html, nothing } from 'lit';

interface PickerOptions {
  /** The newest last. */
  sids: readonly string[];
  shown: string | undefined;
  onPick: (sid: string) => void;
}

/** A choice of the executions of a visitor; nothing where there is none to make. */
export function executionPicker({ sids, shown, onPick }: PickerOptions) {
  if (sids.length < 2) return nothing;
  return html`<label class="qa-flow-picker small"
    >Execution
    <select
      class="select"
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLSelectElement) onPick(currentTarget.value);
      }}
    >
      ${sids.map(
        (sid, index) =>
          html`<option value=${sid} .selected=${sid === shown}>
            ${toLabel(index + 1, sids.length)}
          </option>`,
      )}
    </select></label
  >`;
}

function toLabel(place: number, count: number): string {
  return `${place} of ${count}${place === count ? ', the newest' : ''}`;
}
