import { build, type Rolldown } from 'vite';
import { withSmallStyles } from '../../packages/widget/build-plugins.ts';

/**
 * Bundles what a page runs, as the widget is bundled, into one script.
 *
 * @example
 * const script = await bundlePage('page/list.ts');
 */
export async function bundlePage(path: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [withSmallStyles()],
    resolve: { conditions: ['@docent/source'] },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: path,
        output: { codeSplitting: false },
      },
    },
  });
  const [file, ...others] = (result as Rolldown.RolldownOutput).output;
  if (others.length > 0) throw new Error('The page has one script; the build made more.');
  return file.code;
}
