const tlsHandshake = 0x16;
const tlsHeaderBytes = 5;
// In a TLS greeting: extension 0, two lengths, kind 0, the length of the name, the name.
const serverName = /\0\0[^]{4}\0([^]{2})((?:[a-z0-9-]+\.)+[a-z0-9-]+)/;

/** The host that a connection's first bytes ask for, in HTTP or TLS; undefined while too few are there. */
export function findAskedHost(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1');
  if (bytes[0] !== tlsHandshake) {
    return text.includes('\r\n\r\n') ? (/^host: *([^\s:]+)/im.exec(text)?.[1] ?? '?') : undefined;
  }
  if (bytes.length < tlsHeaderBytes) return undefined;
  const isWhole = bytes.length >= tlsHeaderBytes + bytes.readUInt16BE(3);
  return isWhole ? (findServerName(text) ?? '?') : undefined;
}

function findServerName(text: string): string | undefined {
  const [, length = '', name] = serverName.exec(text) ?? [];
  return name?.slice(0, Buffer.from(length, 'latin1').readUInt16BE());
}

/** Whether the browser asks for this host by itself, whatever the page. */
export function isBrowsersOwn(host: string): boolean {
  return /(^|\.)(google|googleapis|gstatic)\.com$/.test(host);
}
