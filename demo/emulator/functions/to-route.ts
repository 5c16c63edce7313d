/** Where a Function or an asset is reached, and by whom. */
export interface Route {
  /** `/find-profile` */
  path: string;
  access: 'public' | 'protected' | 'private';
}

/** `find-profile.protected.js` → `/find-profile`, for signed requests alone. An asset keeps the end of its name. */
export function toRoute(file: string, kind: 'function' | 'asset'): Route {
  const [, name = file, access = 'public', extension = ''] =
    /^(.*?)(?:\.(protected|private))?(\.[^./]+)?$/.exec(file.replaceAll('\\', '/')) ?? [];
  const path = `/${name}${kind === 'asset' ? extension : ''}`;
  return { path, access: access as Route['access'] };
}
