import type { Visitor } from '@docent/identity';
import { FunctionsError, type ChatAccess } from '../session/functions-api.ts';
import type { Session } from '../session/session.ts';
import { toClaim } from './build-start-request.ts';
import type { EngineParts, LeaderParts } from './engine-parts.ts';

type Claims = Pick<Visitor, 'name' | 'email'> & {
  readonly phone?: string | undefined;
  readonly userId?: string | undefined;
};

interface UpdatesOptions {
  readonly parts: Pick<EngineParts, 'visitors' | 'emit'>;
  readonly api: LeaderParts['api'];
  readonly session: () => Session | undefined;
  readonly setSession: (session: Session) => void;
  readonly freshAccess: () => Promise<ChatAccess> | undefined;
  readonly onOver: (why: 'by-team' | 'lost') => void;
  /** Whether nobody is there to answer now. */
  readonly isClosed: LeaderParts['isClosed'];
}

/** Tells the running chat who the visitor is, once that is more than it knows. */
export interface Updates {
  readonly tell: () => void;
}

// Worth a few tries, and no more: the next change, or the next page, tries again.
const pauses = [2000, 10_000, 30_000];

/**
 * Makes what keeps the conversation's attributes up to date with the visitor record.
 *
 * @example
 * createUpdates(options).tell();
 */
export function createUpdates({
  parts,
  api,
  session,
  setSession,
  freshAccess,
  onOver,
  isClosed,
}: UpdatesOptions): Updates {
  let told: string | undefined;

  const tell = async (tries: number): Promise<void> => {
    const known = session();
    const visitor = parts.visitors.read();
    // A chat that has just been started, or taken up, knows what its session says.
    told ??= known && sign({ ...visitor, ...pick(known) });
    const news = sign(visitor);
    if (!known || told === news) return;
    try {
      const isSms = Boolean(visitor.phone) && (await isClosed());
      const access = await freshAccess();
      if (!access) return;
      await api.identify({
        ...access,
        visitor: toClaim(visitor),
        ...(isSms && { replyBy: 'sms' }),
      });
      told = news;
      const { phone, userId } = visitor;
      const now = session();
      if (now) setSession({ ...now, ...(phone && { phone }), ...(userId && { userId }) });
    } catch (error) {
      const { kind, message } = error as FunctionsError;
      const pauseMs = pauses[tries];
      if (kind === 'later' && pauseMs) setTimeout(() => void tell(tries + 1), pauseMs);
      // Somebody else's chat: whoever is here now does not see it.
      else if (kind === 'other-person') onOver('lost');
      else parts.emit('error', { reason: `identify-${kind}`, message });
    }
  };
  return { tell: () => void tell(0) };
}

function sign({ phone, name, email, userId }: Claims): string {
  return JSON.stringify([phone, name, email, userId]);
}

function pick({ phone, userId }: Session): Pick<Claims, 'phone' | 'userId'> {
  return { phone, userId };
}
