const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;
const loopbackAddress = /^(127\.|::ffff:127\.|::1$)/;

/** Where a request comes from, as far as it says so. */
export interface Asker {
  /** The address of the other end. */
  address: string | undefined;
  /** The header `Host`. */
  host: string | undefined;
  /** The header `Origin`. */
  origin: string | undefined;
}

/**
 * Says why somebody is not answered who is not on this machine, or is a page of another site; `undefined` for the others.
 * A name that leads to this machine is not enough: a site can let its own name do so, and its pages could then read the
 * answers.
 */
export function findForeign({ address, host, origin }: Asker): string | undefined {
  if (address !== undefined && !loopbackAddress.test(address))
    return 'Only this machine is answered.';
  if (!loopback.test(host ?? ''))
    return 'Ask for 127.0.0.1, localhost or [::1], not for another name.';
  if (origin !== undefined && !loopback.test(origin.replace(/^https?:\/\//, '')))
    return 'Pages of other sites are not answered.';
  return undefined;
}
