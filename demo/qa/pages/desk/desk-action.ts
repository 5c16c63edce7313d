/** What an agent asks for by an element of the desk. */
export type DeskAction =
  | { readonly do: 'choose'; readonly identity: string | undefined }
  | { readonly do: 'select'; readonly taskSid: string | undefined }
  | { readonly do: 'accept' | 'end' | 'put-away'; readonly taskSid: string }
  | {
      readonly do: 'send';
      readonly taskSid: string;
      readonly text: string;
      readonly files: readonly File[];
    }
  | { readonly do: 'retry' | 'discard'; readonly taskSid: string; readonly clientId: string }
  | { readonly do: 'draft'; readonly taskSid: string; readonly text: string }
  | { readonly do: 'show'; readonly view: DeskView }
  | { readonly do: 'dismiss' };

/** Which part of the desk a narrow screen shows. */
export type DeskView = 'tasks' | 'chat' | 'visitor';

/** Tells the desk what the agent asks for. */
export function tellAction(element: EventTarget, detail: DeskAction): void {
  element.dispatchEvent(new CustomEvent('desk-action', { detail, bubbles: true }));
}
