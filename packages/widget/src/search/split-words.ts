// Writing that puts no space between words.
const unspaced = /[\u0E00-\u0E7F\u3040-\u30FF\u3400-\u9FFF]/;

/**
 * The words of a text, in any writing.
 *
 * @example
 * splitWords('How do I retry?'); // ['How', 'do', 'I', 'retry']
 */
export function splitWords(text: string): readonly string[] {
  if (!unspaced.test(text) || !('Segmenter' in Intl))
    return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text);
  return [...segments].filter((one) => one.isWordLike).map(({ segment }) => segment);
}
