import { headerHeight, heightOf, inputHeight, padding, smallSize, type Card } from './graph.ts';
import { widthOf } from './measure.ts';
import { escapeXml } from './xml.ts';

const inset = 9;

/** What a widget was given, a line each: its keys, and its values beside them. */
export function drawInputs({ inputs, width }: Card): string {
  if (inputs.length === 0) return '';
  const keys = inputs.filter(({ value }) => value !== '').map(({ key }) => key);
  const valueLeft = inset + Math.max(0, ...keys.map((key) => widthOf(key, smallSize))) + 8;
  const lines = inputs.map(({ key, value }, index) => {
    const y = 17 + index * inputHeight;
    const shown =
      value &&
      `<text class="value" x="${Math.ceil(valueLeft)}" y="${y}">${escapeXml(value)}</text>`;
    return `<text class="key" x="${inset}" y="${y}">${escapeXml(key)}</text>${shown}`;
  });
  const size = `width="${width - 2 * padding}" height="${heightOf(inputs)}"`;
  return `<g class="inputs" transform="translate(${padding} ${headerHeight})"><rect ${size} rx="8"/>${lines.join('')}</g>`;
}
