/** One thing that was measured. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What was promised; none where nothing was. */
  readonly most?: number;
  readonly least?: number;
}

/** Whether a figure keeps what was promised; what could not be measured does not. */
export function isKept({ value, most, least }: Figure): boolean {
  const isPromised = most !== undefined || least !== undefined;
  if (Number.isNaN(value)) return !isPromised;
  return (most === undefined || value <= most) && (least === undefined || value >= least);
}

/** `✓ search, slowest                12.0 ms   (at most 50)` */
export function formatFigure(figure: Figure): string {
  const { what, value, unit, most, least } = figure;
  const limits = [
    most !== undefined && `at most ${most}`,
    least !== undefined && `at least ${least}`,
  ];
  const promised = limits.filter(Boolean).join(', ');
  const mark = promised === '' ? ' ' : isKept(figure) ? '✓' : '✗';
  const number = `${value.toFixed(1)} ${unit}`.padStart(12);
  return `${mark} ${what.padEnd(56)}${number}${promised && `   (${promised})`}`;
}
