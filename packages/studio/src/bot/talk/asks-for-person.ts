import { handoffPhrases } from './handoff-phrases.ts';

const person =
  '(?:human(?: being)?|person|people|agent|operator|representative|rep|advisor|adviser|colleague|engineer|specialist|expert|employee|staff|support(?: agent| person| team| staff| engineer)?|customer (?:service|support|care)|help ?desk|human support|team member|member of (?:staff|the team))';
const anyPerson = `(?:(?:a|an|the|your|some|one of your) )?(?:(?:real|live|actual|human|living|other) ){0,2}(?:${person}|someone|somebody|anyone|anybody)`;
// After these words a sentence may go on and still ask for a person: "talk to somebody about my bill".
const onlyThen =
  '(?= \\||$| (?:please|pls|plz|now|instead|asap|here|directly|right|today|about|regarding|because|who|from (?:your|the|support)|in (?:person|support|sales|charge)|on the phone|at (?:your|the) (?:company|support)|and not|not a|quickly|immediately|thanks|thank|help me|to help)\\b)';

const talk = `(?:talk|speak|chat|write|connect me|put me through|put me in touch|transfer me|forward me|hand me over|pass me on|get through|connected|transferred|escalate(?: this| it)?)(?: (?:to|with))? ${anyPerson}${onlyThen}`;
const want = `(?:i (?:want|need|would like|d like|prefer|demand)|id like|get me|give me|send me|find me|bring me|(?:can|could|may) i (?:get|have)|let me (?:have|talk to)|is there) (?:a|an|some|any)? ?(?:(?:real|live|actual|human|living) ){0,2}(?:${person}|someone|somebody)${onlyThen}`;
const alone = new RegExp(
  `^(?:(?:hi|hello|hey|ok|okay|no|yes|please|pls|just|a|an|the|real|live|actual|human|now|thanks|thank you|want|need|i|another) |\\| )*(?:${person})(?: (?:please|pls|now|thanks|thank you|asap|chat|\\|))*$`,
);
const asked = new RegExp(`(?:^|[ |])(?:${talk}|${want})`, 'g');
const denied =
  /(?:dont|do not|didnt|did not|no need|not|never|without|instead of|rather than)(?: \S+){0,3}$/;

/**
 * Whether a message asks for a person, in English or in one of the commonest ways of seven other languages. A question
 * about agents, people or support is none. Takes what `toSpoken` gives.
 *
 * @example
 * asksForPerson('can i talk to a human |'); // true
 * asksForPerson('how do i install the agent on a host |'); // false
 */
export function asksForPerson(spoken: string): boolean {
  if (alone.test(spoken)) return true;
  for (const match of spoken.matchAll(asked)) {
    const before = spoken.slice(Math.max(0, match.index - 40), match.index + 1).trim();
    if (!denied.test(before.split('|').at(-1) ?? '')) return true;
  }
  return handoffPhrases.some((phrase) => ` ${spoken} `.includes(` ${phrase} `));
}
