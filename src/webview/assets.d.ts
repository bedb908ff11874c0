/** Lets TypeScript accept imports of stylesheets. esbuild puts them into one stylesheet next to the bundle. */
declare module '*.css' {}
