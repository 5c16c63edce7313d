/**
 * How much a colour stands out from what is behind it, 1 to 21, as the browser paints them. `layers` are from the front to
 * the back; all but the first may be transparent, the last is not. Custom properties are those of the place.
 */
export function readContrast(place: HTMLElement, layers: readonly string[]): number {
  const [front = '', ...behind] = layers.map((layer) => readColor(place, layer));
  const [one, other] = [paint([...behind].toReversed()), paint([...behind.toReversed(), front])];
  const [light, dark] = [toLuminance(one), toLuminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function readColor(place: HTMLElement, color: string): string {
  place.style.color = '';
  place.style.color = color;
  return getComputedStyle(place).color;
}

/** What one sees of colours that lie on each other, the last on top. */
function paint(colors: readonly string[]): readonly number[] {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  for (const color of colors) {
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
  }
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

/** Relative luminance, as WCAG defines it. */
function toLuminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
