/** Signs an identity token; `now` in s since 1970. */
export function sign(
  phone: string,
  options: {
    secret: string;
    kid: string;
    audience: string;
    now?: number;
    jti?: string;
    /** s */
    ttl?: number;
    name?: string;
  },
): string;
