declare module '*.svg' {
  /** The file’s text; esbuild puts it into the bundle. */
  const text: string;
  // eslint-disable-next-line no-restricted-syntax -- esbuild gives it no other name
  export default text;
}

/** esbuild gathers these in a stylesheet beside the bundle. */
declare module '*.css' {}
