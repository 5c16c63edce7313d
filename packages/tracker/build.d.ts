/**
 * Builds what a docs site puts on its pages: `docent.js` and the chunks that it loads, and the text
 * of the snippet. `integrity.json` holds the hash of each file, for `integrity` attributes and for
 * Content-Security-Policy.
 *
 * @example
 * await buildTracker('dist');
 */
export declare function buildTracker(outDir: string): Promise<void>;
//# sourceMappingURL=build.d.ts.map