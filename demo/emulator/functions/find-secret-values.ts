interface Settings {
  readonly env: Readonly<Record<string, string>>;
  readonly authToken: string;
}

const secretName = /SECRET|TOKEN|PASSWORD|KEYS?$/;

/** The values of a service that nobody who looks on may see: the account's token, and what its name calls secret. */
export function findSecretValues({ env, authToken }: Settings): string[] {
  const values = Object.entries(env).flatMap(([name, value]) =>
    // Keys by name: `2026=secret,2025=secret`.
    secretName.test(name) ? [value, ...value.split(/[,=\s]+/).filter(isLong)] : [],
  );
  return [authToken, ...values].filter((value) => value !== '');
}

// A name such as `2026` is no secret, and would hide years.
function isLong({ length }: string): boolean {
  return length >= 16;
}
