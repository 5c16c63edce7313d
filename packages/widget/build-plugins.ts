import type { Plugin } from 'rolldown';

// Each leaves its version, and what its extensions hook into, on the global object.
const litFile =
  /(@lit\/reactive-element\/reactive-element|lit-html\/lit-html|lit-element\/lit-element)\.js$/;

/**
 * Gives Lit an object of its own in place of the page's global one: the page keeps its globals, and other copies of Lit
 * on it are never met.
 *
 * @example
 * await build({ input: 'src/app.ts', plugins: [withoutLitGlobals()] });
 */
export function withoutLitGlobals(): Plugin {
  return {
    name: 'without-lit-globals',
    transform: {
      filter: { id: litFile },
      handler: replaceGlobal,
    },
  };
}

function replaceGlobal(code: string): string {
  const name = /([\w$]+)=globalThis/.exec(code)?.[1] ?? 'globalThis';
  return (
    code
      .replace('globalThis', '{trustedTypes:globalThis.trustedTypes}')
      // Written as a property of the global object, it is read by its bare name.
      .replace(/(?<![.\w$])litPropertyMetadata/g, `${name}.litPropertyMetadata`)
  );
}

/**
 * Takes comments and needless space out of the styles in `*.styles.ts` and `tokens.ts`, which no minifier of scripts
 * looks into: texts behind the tag `css`, or behind a comment that says so.
 *
 * @example
 * await build({ input: 'src/app.ts', plugins: [withSmallStyles()] });
 */
export function withSmallStyles(): Plugin {
  return {
    name: 'with-small-styles',
    transform: {
      filter: { id: /(\.styles|\/tokens)\.ts$/ },
      handler: (code) => code.replace(/css( \*\/ )?`[^`]*`/g, shortenStyles),
    },
  };
}

/**
 * Takes comments and needless space out of style rules.
 *
 * @example
 * shortenStyles('a { color: red; }'); // 'a{color:red}'
 */
export function shortenStyles(text: string): string {
  return text
    .replace(/\/\*[^`]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replaceAll(';}', '}')
    .replaceAll(' !important', '!important')
    .replace(/='([a-z]+)'\]/g, '=$1]');
}
