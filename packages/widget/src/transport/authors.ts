import { isNobody, toDisplayName } from './display-name.ts';
import { readRefusal } from './read-answer.ts';
import { withinTime } from './within-time.ts';

/** What Twilio tells of somebody. */
export interface AuthorFacts {
  readonly name: unknown;
  /** Checked already. */
  readonly picture: string | undefined;
}

/** Where the names and pictures of a conversation come from. */
export interface AuthorSource {
  /** Who the visitor is: they are not asked for. */
  readonly identity: string;
  /** Somebody in this conversation, or in the account. May reject; may take long. */
  readonly readAuthor: (identity: string) => Promise<AuthorFacts | undefined>;
}

/** Who wrote a message, as a visitor may see it. */
export interface Author {
  /** Undefined where nobody knows a name that may be shown. */
  readonly authorName: string | undefined;
  readonly authorPicture: string | undefined;
}

/** The authors of a conversation. Nothing rejects, and nothing takes more than a second. */
export interface Authors {
  readonly find: (author: string | null) => Promise<Author>;
  /** The name or the picture has changed. */
  readonly forget: (identity: string) => void;
}

const limitMs = 1_000;
const nobody: Author = { authorName: undefined, authorPicture: undefined };

/** Creates the authors of a conversation; each is asked for once. */
export function createAuthors({ identity: own, readAuthor }: AuthorSource): Authors {
  const authors = new Map<string, Promise<Author>>();

  function read(identity: string): Promise<Author> {
    const author = readAuthor(identity).then(
      (facts) => ({
        authorName: toDisplayName(facts?.name, identity),
        authorPicture: facts?.picture,
      }),
      (error: unknown) => {
        // A bot has no user: that is an answer. A line that failed is none, and it is asked again.
        if (!readRefusal(error)) authors.delete(identity);
        return nobody;
      },
    );
    authors.set(identity, author);
    return author;
  }

  return {
    async find(author) {
      if (author === null || author === own || isNobody(author)) return nobody;
      const found = authors.get(author) ?? read(author);
      return withinTime(found, { limitMs }).catch(() => nobody);
    },
    forget: (identity) => void authors.delete(identity),
  };
}
