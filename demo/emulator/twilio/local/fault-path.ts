/**
 * Whether the path of a request is met by that of a fault: whole segments from the left, with all that lies below, or
 * exactly those where it ends with `$`; `*` stands for one segment. The product may be left out: both
 * `/conversations/v1/Conversations` and `/v1/Conversations` name the same, and so does the address in the cloud.
 */
export function isMet(faultPath: string, requestPath: string): boolean {
  const pattern = faultPath.replace(/^\/([a-z-]+)(\.[a-z0-9-]+)*\.twilio\.com(?=\/|$)/, '/$1');
  const withoutProduct = requestPath.replace(/^\/[a-z-]+(?=\/)/, '');
  return isWithin(pattern, requestPath) || isWithin(pattern, withoutProduct);
}

function isWithin(pattern: string, path: string): boolean {
  const isExact = pattern.endsWith('$');
  const wanted = toSegments(isExact ? pattern.slice(0, -1) : pattern);
  const given = toSegments(path);
  if (isExact && given.length !== wanted.length) return false;
  return wanted.every((segment, index) =>
    segment === '*' ? given[index] !== undefined : segment === given[index],
  );
}

function toSegments(path: string): string[] {
  return path.split('/').filter(Boolean);
}
