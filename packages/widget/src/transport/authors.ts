import { isNobody, toDisplayName } from './display-name.ts';
import { readRefusal } from './read-answer.ts';
import { withinTime } from './within-time.ts';

/** Where the names of a conversation come from. */
export interface NameSource {
  /** Who the visitor is: that name is not asked for. */
  readonly identity: string;
  /** What somebody is called in this conversation, or in the account. May reject; may take long. */
  readonly readName: (identity: string) => Promise<unknown>;
}

/** The names of a conversation's authors. Nothing rejects. */
export interface Authors {
  /** Undefined where nobody knows a name that may be shown, or where that takes more than a second. */
  readonly nameOf: (author: string | null) => Promise<string | undefined>;
  /** The name has changed. */
  readonly forget: (identity: string) => void;
}

const limitMs = 1_000;

/** Creates the names of a conversation; each is asked for once. */
export function createAuthors({ identity: own, readName }: NameSource): Authors {
  const names = new Map<string, Promise<string | undefined>>();

  function read(identity: string): Promise<string | undefined> {
    const name = readName(identity).then(
      (value) => toDisplayName(value, identity),
      (error: unknown) => {
        // A bot has no user: that is an answer. A line that failed is none, and it is asked again.
        if (!readRefusal(error)) names.delete(identity);
        return undefined;
      },
    );
    names.set(identity, name);
    return name;
  }

  return {
    async nameOf(author) {
      if (author === null || author === own || isNobody(author)) return undefined;
      const name = names.get(author) ?? read(author);
      return withinTime(name, { limitMs }).catch(() => undefined);
    },
    forget: (identity) => void names.delete(identity),
  };
}
