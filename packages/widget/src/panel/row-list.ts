import { render, type TemplateResult } from 'lit';
import type { MessageRow } from '../state/rows.ts';

/** A row on the page. */
export interface Cell {
  readonly row: MessageRow;
  readonly element: HTMLElement;
}

/** The rows that are on the page, in their order. */
export interface RowList {
  readonly cells: readonly Cell[];
  readonly show: (rows: readonly MessageRow[]) => void;
}

/**
 * Keeps the children of a list like a list of rows. The row of a message stays the same element for as long as it is
 * there: its focus, a selection in it and its place on the screen stay too.
 *
 * @example
 * const rowList = createRowList(ol, (row) => html`${row.body}`);
 */
export function createRowList(
  list: HTMLElement,
  renderRow: (row: MessageRow) => TemplateResult,
): RowList {
  let cells: readonly Cell[] = [];
  let elements = new Map<string, HTMLElement>();

  function show(rows: readonly MessageRow[]): void {
    const kept = new Map<string, HTMLElement>();
    cells = rows.map((row) => {
      // Two with the same client ID cannot be; if they are, both are shown.
      const key = kept.has(row.key) ? `${row.key} ${row.position}` : row.key;
      const element = elements.get(key) ?? document.createElement('li');
      kept.set(key, element);
      const name = row.isGroupStart ? `${row.author} first` : row.author;
      if (element.className !== name) element.className = name;
      render(renderRow(row), element);
      return { row, element };
    });
    for (const [key, element] of elements) if (!kept.has(key)) element.remove();
    elements = kept;
    arrange();
  }

  function arrange(): void {
    let place = list.firstElementChild;
    for (const { element } of cells) {
      if (element === place) place = place.nextElementSibling;
      else list.insertBefore(element, place);
    }
  }

  return {
    get cells() {
      return cells;
    },
    show,
  };
}
