import { describe, expect, test } from 'vitest';
import { dark, light, type Palette } from './palette.ts';

function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

type Color = Exclude<keyof Palette, 'kinds'>;

const texts: readonly [Color, Color][] = [
  ['ink', 'card'],
  ['ink', 'paper'],
  ['ink', 'accentSoft'],
  ['muted', 'card'],
  ['muted', 'paper'],
  ['dimInk', 'dimCard'],
  ['dimInk', 'paper'],
  ['accentInk', 'accent'],
  ['badInk', 'bad'],
  ['holdInk', 'hold'],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_, palette) => {
  test.each(texts)('%s can be read on %s', (text, ground) => {
    expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Object.entries(palette.kinds))(
    'the sign of %s is seen on its field',
    (_kind, [sign, field]) => {
      expect(contrast(sign, field)).toBeGreaterThanOrEqual(3);
    },
  );

  test.each(['accent', 'bad', 'hold'] as const)('%s is seen on cards and paper', (name) => {
    expect(contrast(palette[name], palette.card)).toBeGreaterThanOrEqual(3);
    expect(contrast(palette[name], palette.paper)).toBeGreaterThanOrEqual(3);
  });
});
