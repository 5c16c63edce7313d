/** A script of a page, as its markup says. */
export interface ScriptFact {
  /** Absolute; empty for an inline script. */
  readonly src: string;
  readonly type: string;
  readonly isInHead: boolean;
  /** Its `data-*` attributes, as in `dataset`. */
  readonly data: Readonly<Record<string, string | undefined>>;
}

/** A script that is ours, or that tells Segment the same. */
export interface TagFact {
  readonly kind: 'tracker' | 'snippet' | 'chat' | 'analytics.js';
  readonly src: string;
  readonly isModule: boolean;
  readonly isInHead: boolean;
  readonly writeKey: string | undefined;
  readonly functionsUrl: string | undefined;
}

const chatFile = /\/docent-chat(-\d+\.\d+\.\d+)?\.js(\?|$)/;
const trackerFile = /\/docent\.js(\?|$)/;
const snippetOfSegment = /\/analytics\.js\/v1\/([^/?]+)\//;

/**
 * Finds the tags among the scripts of a page.
 *
 * @example
 * toTags([{ src: 'https://docs.example.com/docent/docent.js', type: 'module', isInHead: true, data: {} }]);
 */
export function toTags(scripts: readonly ScriptFact[]): readonly TagFact[] {
  return scripts.flatMap(({ src, type, isInHead, data }) => {
    const [, foreignKey] = snippetOfSegment.exec(src) ?? [];
    const kind = toKind({ src, data });
    if (!kind && !foreignKey) return [];
    return {
      kind: kind ?? 'analytics.js',
      src,
      isModule: type === 'module',
      isInHead,
      writeKey: data['writeKey'] ?? foreignKey,
      functionsUrl: data['functionsUrl'],
    };
  });
}

function toKind({ src, data }: Pick<ScriptFact, 'src' | 'data'>): TagFact['kind'] | undefined {
  if (chatFile.test(src) || data['functionsUrl'] !== undefined) return 'chat';
  if (!src && data['writeKey'] !== undefined && data['src']) return 'snippet';
  return trackerFile.test(src) || data['writeKey'] !== undefined ? 'tracker' : undefined;
}
