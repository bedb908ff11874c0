/** esbuild gathers these in a stylesheet beside the bundle. */
declare module '*.css' {}
