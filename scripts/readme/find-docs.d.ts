/** The Markdown documents of this repository, by their paths. */
export declare function findDocs(folder: string): string[];
//# sourceMappingURL=find-docs.d.ts.map
