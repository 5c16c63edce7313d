const units = [
  { unit: 'megabyte', bytes: 1_000_000 },
  { unit: 'kilobyte', bytes: 1000 },
] as const;

/**
 * A size in the words of a language.
 *
 * @example
 * formatBytes(16_000_000, 'en'); // '16 MB'
 */
export function formatBytes(size: number, lang: string): string {
  const { unit, bytes } = units.find((one) => size >= one.bytes) ?? { unit: 'byte', bytes: 1 };
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(size / bytes);
}
