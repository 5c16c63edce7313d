import { readFences } from '../../demo/snippets/fences.ts';

/** The scripts of this repository that a document names: behind `pnpm`, in shell code and inline. */
export function findCommands(text: string): string[] {
  const shell = readFences(text)
    .filter(({ language }) => language === 'sh')
    .map(({ code }) => code);
  const inline = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  const names = [...shell, ...inline].flatMap((code) =>
    [...code.matchAll(/^(?:npx --yes )?pnpm(?:@[\d.]+)? (?:run )?([a-z0-9:-]+)/gm)].map(
      ([, name = '']) => name,
    ),
  );
  return names.filter((name) => name !== 'exec' && name !== 'install');
}
