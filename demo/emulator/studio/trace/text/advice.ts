// The causes that Twilio names at https://www.twilio.com/docs/api/errors/<code>.
const adviceByCode: Readonly<Record<number, string>> = {
  81000: 'End the loop: count its turns in a variable, and leave it by a split.',
  81001: 'Remove the transition from the widget to itself, or let another widget come between.',
  81002: 'The event is lost. Let the flow wait for it, or end the execution that is still active.',
  81005: 'Give the split a noMatch transition.',
  81009: 'Check the workflow, the task channel and the attributes.',
  81010: 'See the log of the Function: it must answer by its callback, within 10 s.',
  81011: 'Check that the message has a body, and that it can be sent to this address.',
  81014: 'Check the URL after Liquid, and that no parameter has a reserved name such as "method".',
  81015: 'Check the workflow, the task channel, and that the attributes are JSON after Liquid.',
  81016: 'The server must answer 2xx within 10 s with at most 64 kB. Give "failed" a transition.',
  81017: 'The Function must answer 2xx within 10 s. Give "fail" a transition.',
  81018: 'Check the Liquid of this widget: its tags must be closed, its filters known.',
  81020: 'Start the flow by a trigger that it has a transition for.',
  81021: 'The revision must be a number, LatestPublished or LatestRevision.',
  81022: 'Check the flow definition: each transition must lead to a widget that is there.',
  81024: 'The subflow must exist, and must not run a subflow itself.',
  81025: 'Split the flow: with its subflows it may have 2,000 widgets.',
  81026: 'Split the flow: with its subflows it may have 2,000 widgets.',
  81028: 'Check the wait URL after Liquid. It was left out.',
};

/** What to do about a problem, by Twilio's code. */
export function adviceFor(code: number): string | undefined {
  return adviceByCode[code];
}
