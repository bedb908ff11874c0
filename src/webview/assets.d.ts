/**
 * Lets TypeScript accept `import` of a stylesheet. esbuild collects the imported stylesheets in one file next to the
 * bundle.
 */
declare module '*.css' {}
