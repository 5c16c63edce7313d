import type { Rule } from './problem.ts';
import { badCondition } from './rules/bad-condition.ts';
import { badLiquid } from './rules/bad-liquid.ts';
import { badName } from './rules/bad-name.ts';
import { danglingTransition } from './rules/dangling-transition.ts';
import { duplicateName } from './rules/duplicate-name.ts';
import { endlessLoop } from './rules/endless-loop.ts';
import { failureEndsChat } from './rules/failure-ends-chat.ts';
import { flexAttributes } from './rules/flex-attributes.ts';
import { missingProperty } from './rules/missing-property.ts';
import { noStart } from './rules/no-start.ts';
import { phoneNotEncoded } from './rules/phone-not-encoded.ts';
import { readBeforeRun } from './rules/read-before-run.ts';
import { splitWithoutNoMatch } from './rules/split-without-no-match.ts';
import { tokenInUrl } from './rules/token-in-url.ts';
import { tooManyWidgets } from './rules/too-many-widgets.ts';
import { typeNotRunHere } from './rules/type-not-run-here.ts';
import { unfilledHole } from './rules/unfilled-hole.ts';
import { unknownEvent } from './rules/unknown-event.ts';
import { unknownType } from './rules/unknown-type.ts';
import { unknownWidgetRead } from './rules/unknown-widget-read.ts';
import { unreachableWidget } from './rules/unreachable-widget.ts';
import { wrongTrigger } from './rules/wrong-trigger.ts';

/** All rules, in the order in which their findings are shown. */
export const rules: readonly Rule[] = [
  noStart,
  duplicateName,
  badName,
  tooManyWidgets,
  unknownType,
  unknownEvent,
  missingProperty,
  danglingTransition,
  splitWithoutNoMatch,
  badCondition,
  typeNotRunHere,
  unreachableWidget,
  endlessLoop,
  failureEndsChat,
  wrongTrigger,
  unknownWidgetRead,
  readBeforeRun,
  badLiquid,
  unfilledHole,
  phoneNotEncoded,
  tokenInUrl,
  flexAttributes,
];
