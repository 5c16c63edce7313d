/** What a message is that needs no search; undefined for a question. */
export type SmallTalk = 'greeting' | 'thanks' | 'did-not-help' | 'about-itself';

const toSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const greetings = toSet(
  'hi hello hey hiya howdy yo greetings morning afternoon evening hallo moin servus bonjour salut bonsoir hola buenos buenas ola oi ciao buongiorno buonasera salve hoi goedemorgen goedemiddag czesc witam dzien dobry',
);
const thanks = toSet(
  'thanks thank thankyou thx ty cheers danke merci gracias obrigado obrigada grazie dank dziekuje dzieki bye goodbye cu tschuss solved',
);
const fillers = toSet(
  'a about again all am and any are bot day dear doc docs everyone for from good got great guten have help helped helpful helps here how i im is it its just lot lots me much my nice not now of oh ok okay one perfect please problem really so tag team that thats the there this to too top u up very was wonderful work worked working works wow yes you your all bien jour dias tardes noches dia bom boa bardzo wel bedankt schon sehr vielen mille tak super cool awesome excellent brilliant fine exactly what needed wanted looking sir madam',
);
const praise = toSet(
  'great perfect helped awesome cool super excellent brilliant works worked nice wonderful solved',
);

/**
 * Tells greetings, thanks and complaints from questions. Takes what `toSpoken` gives.
 *
 * @example
 * toSmallTalk('thanks | that helped'); // 'thanks'
 * toSmallTalk('hi | how do i retry a job |'); // undefined
 */
export function toSmallTalk(spoken: string): SmallTalk | undefined {
  const plain = spoken.replaceAll('|', ' ').replace(/ +/g, ' ').trim();
  if (isComplaint(plain)) return 'did-not-help';
  if (asksWhoItIs.test(plain)) return 'about-itself';
  return toPoliteness(plain.split(' '));
}

const asksWhoItIs =
  /^(?:(?:hi|hello|hey) )?(?:(?:who|what) are you|(?:are you|is this|am i (?:talk|speak|chatt)ing (?:to|with)) (?:a |an )?(?:real |live )?(?:bot|robot|machine|human|person|ai|chatbot|program))$/;

/** Every word has to be one of the kind, or a small one beside it: a question always has another. */
function toPoliteness(words: readonly string[]): SmallTalk | undefined {
  const known = words.every((word) => greetings.has(word) || thanks.has(word) || fillers.has(word));
  if (!known) return undefined;
  if (words.some((word) => word === 'not')) return undefined;
  if (words.some((word) => thanks.has(word))) return 'thanks';
  if (words.some((word) => greetings.has(word))) return 'greeting';
  return words.some((word) => praise.has(word)) && words[0] !== 'how' && words.length < 9
    ? 'thanks'
    : undefined;
}

const opening = '(?:no |nope |sorry |hm |hmm |ok |thanks |thank you |but |yes )*';
const subject = '(?:(?:that|thats|this|it|its|these|those|the links?|your answer) )?';
const negation =
  '(?:really |still |also )?(?:(?:did|does|do|is|was|are|were) not|(?:did|does|do|is|was|are|were)nt)';
const wish = 'what i (?:asked|meant|mean|need|needed|want|wanted|am looking for|was looking for)';
const merit = `(?:helpful|useful|help|answer (?:it|my question|the question)|${wish}|it|right|correct)`;
const verdict = `(?:${negation} (?:really |very |at all )?${merit}|not (?:${merit}|really|helping)|wrong(?: answer)?|useless|no help)`;
const closing = '(?: me)?(?: at all| either| sorry| though| really)?';
const complaint = new RegExp(`^${opening}${subject}${verdict}${closing}$`);

function isComplaint(plain: string): boolean {
  return plain.length < 120 && (complaint.test(plain) || /^(?:no|nope|nein|non)$/.test(plain));
}
