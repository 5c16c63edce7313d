import type { TrackerOptions } from '../../packages/tracker/src/config.ts';
import type { ScriptFact } from '../../packages/tracker/src/debug/to-tags.ts';

/** What the page said of itself when it was looked at. */
export interface PageRead {
  readonly url: string;
  readonly title: string;
  readonly heading: string;
  readonly scripts: readonly ScriptFact[];
  /** How many `<docent-chat>` there are. */
  readonly chats: number;
  /** The attributes of the first, without `data-`. */
  readonly chatAttributes: Readonly<Record<string, string>>;
  readonly trackerVersion: string | undefined;
  readonly docentConfig: TrackerOptions | undefined;
  readonly metaDoc: string | undefined;
  readonly metaTitle: string | undefined;
  readonly violations: readonly Violation[];
}

/** What the page's policy has refused. */
export interface Violation {
  readonly directive: string;
  /** An address, or a word such as `inline`. */
  readonly blocked: string;
  /** The script that asked. */
  readonly source: string;
}

/** A file of ours that a page has loaded, or should have. */
export interface LoadedFile {
  readonly url: string;
  /** 0 where no answer came. */
  readonly status: number;
  readonly type: string;
  /** As it came over the network, in bytes. */
  readonly size: number;
}

/** A message that the tracker sent. */
export interface SentMessage {
  readonly type: string;
  readonly messageId: string;
  readonly name: string | undefined;
  readonly category: string | undefined;
  readonly url: string | undefined;
  /** The phone that goes along, as its last two digits: `…71`. */
  readonly phone: string | undefined;
}

/** A page that was looked at, and what the tags did there. */
export interface Visit {
  /** `load`: by its address. `click`: by a link that the site follows without loading a document. `link`: by one that loads it. */
  readonly how: 'load' | 'click' | 'link';
  readonly page: PageRead;
  readonly messages: readonly SentMessage[];
  readonly files: readonly LoadedFile[];
  /** What our scripts said in the console, and errors in them. */
  readonly said: readonly string[];
}

/** Something to mend. */
export interface SiteProblem {
  readonly reason: string;
  readonly message: string;
  /** The paths of the pages on which it was found; none where it is of the site. */
  readonly pages: readonly string[];
}
