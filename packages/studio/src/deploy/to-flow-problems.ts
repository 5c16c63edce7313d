import { isRecord } from '@docent/identity';

/** What Studio finds wrong with a flow, a sentence each: `#/states/3/name must match a widget name`. */
export function toFlowProblems(details: unknown): string[] {
  const errors = isRecord(details) ? details['errors'] : undefined;
  if (!Array.isArray(errors)) return [];
  return errors.filter(isRecord).map(({ property_path: path, message }) => {
    const place = typeof path === 'string' && path !== '' ? `${path}: ` : '';
    return `${place}${typeof message === 'string' ? message : 'Studio gives no reason.'}`;
  });
}
