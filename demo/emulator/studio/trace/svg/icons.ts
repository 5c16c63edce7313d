import type { Kind } from './kinds.ts';

/** A sign for each kind of widget, on a field of 20 × 20, drawn by strokes. */
export const icons: Readonly<Record<Kind, string>> = {
  trigger: '<path d="M11.5 2.5 4.5 11.5h5l-1 6 7-9h-5z"/>',
  http: '<circle cx="10" cy="10" r="7"/><path d="M3 10h14M10 3c4.6 4.4 4.6 9.6 0 14-4.6-4.4-4.6-9.6 0-14z"/>',
  function:
    '<path d="M7 3.5c-2 0-2.5 1-2.5 2.5v2c0 1.2-.6 2-1.8 2 1.2 0 1.8.8 1.8 2v2c0 1.5.5 2.5 2.5 2.5M13 3.5c2 0 2.5 1 2.5 2.5v2c0 1.2.6 2 1.8 2-1.2 0-1.8.8-1.8 2v2c0 1.5-.5 2.5-2.5 2.5"/>',
  split:
    '<path d="M10 17v-5c0-2.5-5-2.5-5-5V3.5M10 12c0-2.5 5-2.5 5-5V3.5M2.8 5.7 5 3.5l2.2 2.2M12.8 5.7 15 3.5l2.2 2.2"/>',
  message:
    '<path d="M5 3.5h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9.5L6 16.8v-3.3H5a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM6.5 7h7M6.5 10h4.5"/>',
  wait: '<circle cx="10" cy="10" r="7"/><path d="M10 6v4l2.8 1.8"/>',
  flex: '<path d="M4 12v-2.5a6 6 0 0 1 12 0V12M16 14.5c0 1.5-1.5 2.5-4.5 2.5M4 10.8h1.2a1 1 0 0 1 1 1V14a1 1 0 0 1-1 1H5a1.5 1.5 0 0 1-1.5-1.5v-2.2zM16 10.8h-1.2a1 1 0 0 0-1 1V14a1 1 0 0 0 1 1h.2a1.5 1.5 0 0 0 1.5-1.5v-2.2z"/>',
  variables:
    '<path d="M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7"/><circle cx="12.5" cy="6" r="2"/><circle cx="7.5" cy="14" r="2"/>',
  subflow:
    '<rect x="7" y="2.5" width="6" height="5" rx="1.5"/><rect x="2.5" y="12.5" width="6" height="5" rx="1.5"/><rect x="11.5" y="12.5" width="6" height="5" rx="1.5"/><path d="M10 7.5V10M5.5 12.5V10h9v2.5"/>',
  other:
    '<circle cx="5" cy="10" r="1.2"/><circle cx="10" cy="10" r="1.2"/><circle cx="15" cy="10" r="1.2"/>',
};
