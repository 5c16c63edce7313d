/*
 * Small pictures of what is behind the doors, in the colours of the page. There is nothing to read in them: `--ink` is a line
 * of text, `--tint` the colour of the door.
 */

const lines = (rows: readonly (readonly [x: number, y: number, width: number])[]): string =>
  rows
    .map(
      ([x, y, width]) =>
        `<rect class="ink" x="${x}" y="${y}" width="${width}" height="5" rx="2.5"/>`,
    )
    .join('');

const frame = '<rect class="sheet" x="30.5" y="14.5" width="259" height="130" rx="10"/>';

const site = `${frame}
<path class="edge" d="M30.5 34.5h259M92.5 34.5v110"/>
<circle class="tint" cx="44" cy="24.5" r="4"/>
${lines([
  [54, 22, 30],
  [44, 46, 34],
  [44, 58, 28],
  [44, 70, 32],
  [44, 82, 24],
])}
<rect class="heading" x="108" y="48" width="92" height="8" rx="4"/>
${lines([
  [108, 66, 150],
  [108, 77, 138],
  [108, 88, 146],
  [108, 99, 96],
])}
<rect class="sheet" x="204.5" y="78.5" width="74" height="42" rx="8"/>
${lines([
  [214, 89, 44],
  [214, 100, 34],
])}
<circle class="tint" cx="264" cy="126" r="12"/>
<path class="mark" d="M259 122h10v6.5h-5l-3 2.8v-2.8h-2z"/>`;

const desk = `${frame}
<path class="edge" d="M124.5 14.5v130M215.5 14.5v130"/>
<rect class="soft" x="38" y="23" width="79" height="32" rx="6"/>
<circle class="tint" cx="51" cy="39" r="7"/>
${lines([
  [64, 32, 44],
  [64, 42, 30],
  [64, 70, 40],
  [64, 80, 28],
  [64, 108, 44],
  [64, 118, 24],
])}
<circle class="ink" cx="51" cy="77" r="7"/><circle class="ink" cx="51" cy="115" r="7"/>
<rect class="soft" x="134" y="28" width="52" height="18" rx="8"/>
<rect class="tint" x="150" y="54" width="56" height="18" rx="8"/>
<rect class="soft" x="134" y="80" width="44" height="18" rx="8"/>
<rect class="edge" x="134.5" y="118.5" width="71" height="16" rx="6"/>
<rect class="heading" x="226" y="30" width="36" height="7" rx="3.5"/>
${lines([
  [226, 46, 52],
  [226, 57, 44],
  [226, 68, 48],
  [226, 90, 30],
  [226, 101, 46],
])}`;

const inspector = `${frame}
<path class="edge" d="M160.5 14.5v130"/>
<path class="edge" d="M48.5 32v94"/>
${[32, 55, 78, 101, 124].map((y, index) => `<circle class="${index === 4 ? 'tint' : 'ink'}" cx="48.5" cy="${y}" r="5"/>`).join('')}
${lines([
  [62, 29, 70],
  [62, 52, 52],
  [62, 75, 80],
  [62, 98, 60],
  [62, 121, 74],
])}
<path class="path" d="M224 42v16M214 74l-18 18M196 108v10"/><path class="edge" d="M234 74l18 18M252 108v10"/>
<rect class="tint" x="200" y="26" width="48" height="16" rx="5"/>
<rect class="tint" x="200" y="58" width="48" height="16" rx="5"/>
<rect class="tint" x="172" y="92" width="48" height="16" rx="5"/><rect class="soft" x="230" y="92" width="48" height="16" rx="5"/>
<rect class="tint" x="172" y="118" width="48" height="16" rx="5"/><rect class="soft" x="230" y="118" width="48" height="16" rx="5"/>`;

const inFrame = (content: string): string =>
  `<svg viewBox="30 8 260 112" preserveAspectRatio="xMidYMin slice" focusable="false">${content}</svg>`;

/** A picture a door. */
export const drawings = {
  site: inFrame(site),
  desk: inFrame(desk),
  inspector: inFrame(inspector),
  scenarios: '',
} as const;
