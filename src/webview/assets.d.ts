declare module '*.svg' {
  /** The file’s text; esbuild puts it into the bundle. */
  const text: string;
  export default text;
}

/** esbuild gathers these in a stylesheet beside the bundle. */
declare module '*.css' {}
