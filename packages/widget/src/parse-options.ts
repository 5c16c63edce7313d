import { isUsable } from './is-usable.ts';
import { readAttribute } from './loader/read-attribute.ts';
import { optionNames, type ChatConfig, type ChatOptions } from './options.ts';

/**
 * Reads the options from attributes. The loader has looked at the one without which there is no chat; of the others, what
 * cannot be used is left out, and an empty one counts as not given.
 *
 * @throws TypeError when `functions-url` only looks like an address.
 * @example
 * parseOptions(document.querySelector('docent-chat'));
 */
export function parseOptions(element: Element): ChatConfig {
  const given: ChatOptions = Object.fromEntries(
    optionNames
      .map((name) => [name, readOption(element, name)] as const)
      .filter(([name, text]) => text && isUsable(toAttribute(name), text)),
  );
  const { functionsUrl = '', country, position, ...rest } = given;
  return {
    ...rest,
    ...(country && { country: country.toUpperCase() }),
    functionsUrl: toUrl(functionsUrl),
    position: position === 'start' ? position : 'end',
  };
}

/**
 * What an option says: of the attribute, or of the same as data, which is what a script tag has.
 *
 * @example
 * readOption(element, 'functionsUrl'); // of functions-url, or of data-functions-url
 */
export function readOption(element: Element, name: string): string {
  return readAttribute(element, toAttribute(name))?.trim() ?? '';
}

/**
 * The name of an option as an attribute.
 *
 * @example
 * toAttribute('functionsUrl'); // 'functions-url'
 */
export function toAttribute(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A path is one of this site. What a Function's name cannot be put behind is left out. */
function toUrl(text: string): string {
  const { origin, pathname } = new URL(text, document.baseURI);
  return (origin + pathname).replace(/\/+$/, '');
}
