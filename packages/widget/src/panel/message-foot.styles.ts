import { css } from 'lit';

/** When a message was sent, and how it fares. */
export const messageFootStyles = css`
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
    .delivery::before {
      color: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
