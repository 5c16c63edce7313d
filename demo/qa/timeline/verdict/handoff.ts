import { toCount } from '../words/plural.ts';
import type { RouteFacts } from './route-facts.ts';

const whys: Readonly<Record<string, string>> = {
  asked: 'the visitor asked for a person',
  'poor-answers': 'its answers did not help',
  'turn-limit': 'it has answered as often as it may',
  'nothing-found': 'it knows no docs',
};

/** Why the bot has handed over to a person. */
export function toHandoff({ botAnswers, handoff, person }: RouteFacts): {
  sentence: string;
  reason: string;
} {
  const why = whys[handoff ?? ''] ?? (handoff ? handoff : 'the visitor did not write again');
  const first =
    botAnswers === 0 ? 'Sent to the bot' : `Answered by the bot (${toCount(botAnswers, 'answer')})`;
  const then = person ? 'then sent to a person' : 'which now hands over to a person';
  return { sentence: `${first}, ${then} because ${why}.`, reason: handoff || 'silence' };
}
