import { css } from 'lit';

/** A message: one's own at the end of the line, in the accent colour; the others' at its start. */
export const messageStyles = css`
  li {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    padding-block-start: 3px;
  }

  li.visitor {
    align-items: flex-end;
  }

  li.first {
    padding-block-start: var(--_space-3);
  }

  .day {
    align-self: center;
    padding-block-end: var(--_space-3);
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  .day::first-letter {
    text-transform: uppercase;
  }

  .by {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    max-inline-size: 100%;
    padding-block-end: var(--_space-1);
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  .face {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: calc(var(--_unit) * 1.5);
    aspect-ratio: 1;
    overflow: hidden;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-size: calc(var(--_unit) * 0.625);
    font-weight: 650;
    user-select: none;
  }

  .face.bot {
    border-radius: 7px;
  }

  .face svg {
    inline-size: 72%;
  }

  .face img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .author {
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_text);
    font-weight: 600;
    text-overflow: ellipsis;
    unicode-bidi: isolate;
    white-space: nowrap;
  }

  .automated {
    flex: none;
    padding: 0 0.5em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-round);
    font-size: 0.92em;
  }

  .bubble {
    max-inline-size: 86%;
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius-large);
    border-end-start-radius: 6px;
    background: var(--_surface-sunken);
    overflow-wrap: anywhere;
    /* Each paragraph in the direction of its own text, and no mark in it reaches further. */
    unicode-bidi: plaintext;
    white-space: pre-wrap;
  }

  .visitor .bubble {
    border-end-start-radius: var(--_radius-large);
    border-end-end-radius: 6px;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .bubble.empty {
    font-style: italic;
  }

  .bubble a {
    color: var(--_accent-text);
    unicode-bidi: isolate;
  }

  .visitor :is(.bubble a, .toggle) {
    color: inherit;
    outline-color: currentColor;
  }

  .toggle,
  .act {
    min-block-size: calc(var(--_target) * 0.75);
    padding: 0 var(--_space-1);
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--_accent-text);
    font: inherit;
    font-weight: 550;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }

  .toggle {
    display: block;
    margin-inline: calc(var(--_space-1) * -1);
    white-space: normal;
  }

  :is(.toggle, .act):hover {
    text-decoration: underline;
  }

  .cards {
    display: grid;
    gap: var(--_space-1);
    inline-size: 86%;
    padding-block-start: var(--_space-2);
  }

  .docs {
    padding-inline: var(--_space-3);
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  .card {
    display: grid;
    /* Each line in its own direction, and all on one side. */
    justify-items: start;
    gap: 1px;
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text);
    font-size: calc((var(--_text-small) + var(--_text-size)) / 2);
    overflow-wrap: anywhere;
    text-decoration: none;
    transition: background-color var(--_quick);
  }

  .card:hover {
    border-color: var(--_line-strong);
    background: var(--_accent-soft);
  }

  .card > .title {
    color: var(--_accent-text);
    font-size: var(--_text-size);
    font-weight: 600;
  }

  .card > small {
    max-inline-size: 100%;
    overflow: hidden;
    color: var(--_text-quiet);
    font-size: var(--_text-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .bubble + docent-chat-media {
    margin-block-start: var(--_space-1);
  }

  docent-chat-fields,
  docent-chat-replies {
    display: block;
    inline-size: 86%;
    padding-block-start: var(--_space-2);
  }

  docent-chat-replies {
    inline-size: 100%;
  }

  :is(docent-chat-fields, docent-chat-replies):not(:defined) {
    display: none;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-2);
    padding: 2px var(--_space-1) 0;
    color: var(--_text-quiet);
    font-size: var(--_text-small);
  }

  .foot > span {
    unicode-bidi: plaintext;
  }

  .visitor .foot {
    justify-content: flex-end;
  }

  .delivery {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
  }

  .delivery.failed {
    color: var(--_danger);
  }

  .delivery::before {
    content: '';
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    background: currentColor;
    clip-path: polygon(8% 52%, 18% 41%, 38% 61%, 81% 17%, 91% 28%, 38% 83%);
  }

  .delivery.read::before {
    inline-size: 1.4em;
    /* Two ticks, with a line of no width between them. */
    clip-path: polygon(
      0 52%,
      7% 41%,
      22% 61%,
      53% 17%,
      60% 28%,
      22% 83%,
      0 52%,
      46% 66%,
      53% 56%,
      60% 63%,
      92% 17%,
      99% 28%,
      60% 83%,
      46% 66%,
      0 52%
    );
  }

  .delivery:is(.queued, .sending)::before {
    border: 2px solid;
    border-radius: 50%;
    background: none;
    clip-path: none;
  }

  .delivery.sending::before {
    border-block-start-color: transparent;
  }

  .delivery.failed::before {
    content: '!' / '';
    border-radius: 50%;
    background: var(--_danger);
    clip-path: none;
    color: var(--_surface);
    font-size: 0.9em;
    font-weight: 700;
    line-height: 1;
    text-align: center;
  }

  @media (forced-colors: active) {
    .bubble {
      border: 1px solid;
    }

    .visitor .bubble {
      border-width: 2px;
    }

    .face {
      border: 1px solid CanvasText;
    }

    .delivery::before {
      color: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
