import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getListOfFunctionsAndAssets } from '@twilio-labs/serverless-api/dist/utils/fs.js';
import { runtimeHandlerVersion, type Build } from './build.ts';
import { DeployError } from './deploy-error.ts';

/**
 * Reads what `buildStudio` has written: `functions`, `assets` and `package.json` of a folder. `x.protected.js` is
 * protected, `x.private.js` private, all else public. Throws {@link DeployError} when it is not there.
 */
export async function readBuild(folder: string): Promise<Build> {
  try {
    const { functions, assets } = await getListOfFunctionsAndAssets(folder, {
      functionsFolderNames: ['functions'],
      assetsFolderNames: ['assets'],
    });
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
    if (functions.length > 0)
      return {
        functions: functions.toSorted(byPath),
        assets: assets.toSorted(byPath),
        dependencies: { ...dependencies, '@twilio/runtime-handler': runtimeHandlerVersion },
      };
  } catch (error) {
    throw new DeployError(`The build in ${folder} cannot be read. Build it anew.`, {
      cause: error,
    });
  }
  throw new DeployError(`There is no Function in ${folder}. Build it anew.`);
}

// They are read beside each other: which comes first is chance.
function byPath({ path: one }: { path: string }, { path: other }: { path: string }): number {
  return one < other ? -1 : 1;
}
