// Bundles the product into dist/ and every test file into out/. Types are checked by `npm run types`, not here.
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { build, context } from 'esbuild';
import subsetFont from 'subset-font';
import { findFiles } from './scripts/files.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
process.chdir(import.meta.dirname);

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  target: 'es2023',
  // Without 'module' first, the UMD build of jsonc-parser is taken, and that cannot be bundled.
  mainFields: ['module', 'main'],
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  metafile: true,
};

/**
 * A library that few workspaces need is a file of its own beside the bundles: a host compiles all of a bundle whenever it
 * starts. Web workers can load one file only, and have it inside.
 *
 * @type {import('esbuild').Plugin}
 */
const yamlApart = {
  name: 'yaml-apart',
  setup: ({ onResolve }) => onResolve({ filter: /^js-yaml$/ }, () => ({ path: './js-yaml.js', external: true })),
};

/**
 * Indentation in templates and styles is text to esbuild, and would be a tenth of the page.
 *
 * @type {import('esbuild').Plugin}
 */
const templatesWithoutIndent = {
  name: 'templates-without-indent',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/](src[\\/]webview|@vscode-elements)[\\/].+\.[jt]s$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(/\n[ \t]+/g, '\n'),
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    })),
};

/**
 * The font of codicons with the characters that the page names, and no others: two of a hundred and twenty kilobytes.
 *
 * @type {import('esbuild').Plugin}
 */
const codiconsOfPage = {
  name: 'codicons-of-page',
  setup: ({ onLoad }) =>
    onLoad({ filter: /codicon\.ttf$/ }, async ({ path }) => {
      const names = 'src/webview/icons/icons.ts';
      const escapes = readFileSync(names, 'utf8').matchAll(/\\u([0-9A-F]{4})/g);
      const characters = [...escapes].map(([, code = '']) => String.fromCharCode(parseInt(code, 16))).join('');
      const contents = await subsetFont(readFileSync(path), characters, { targetFormat: 'woff2' });
      return { contents, loader: 'file', watchFiles: [names] };
    }),
};

/**
 * Features that a window may never need, or needs only after its start, are files of their own too, by the name of the
 * module that is imported when they are.
 *
 * @type {Readonly<Record<string, string>>}
 */
const apart = {
  editsFeature: './edits.js',
  mappingFeature: './mappingPage.js',
  navigationFeature: './navigation.js',
};

/** @type {import('esbuild').Plugin} */
const featuresApart = {
  name: 'features-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /Feature$/, namespace: 'file' }, ({ kind, path }) => {
      const bundle = kind === 'dynamic-import' ? apart[path.slice(path.lastIndexOf('/') + 1)] : undefined;
      return bundle === undefined ? undefined : { path: bundle, external: true };
    }),
};

/**
 * One copy of VS Code's API for each bundle: esbuild makes one for each module that imports it, all of its hundreds of
 * names, which took as long as the rest of the activation.
 *
 * @type {import('esbuild').Plugin}
 */
const vscodeOnce = {
  name: 'vscode-once',
  setup: ({ onLoad, onResolve }) => {
    const namespace = 'vscode-once';
    onResolve({ filter: /^vscode$/ }, (args) => ({
      path: 'vscode',
      ...(args.namespace === namespace ? { external: true } : { namespace }),
    }));
    onLoad({ filter: /^/, namespace }, () => ({ contents: "export * from 'vscode';" }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const forNode = {
  ...common,
  platform: 'node',
  format: 'cjs',
  plugins: [yamlApart],
  // Else the extension host would have to load a file as an ES module.
  supported: { 'dynamic-import': false },
};

const forExtensionHost = { ...forNode, plugins: [yamlApart, vscodeOnce] };

/** @type {import('esbuild').BuildOptions[]} */
const product = [
  {
    ...forExtensionHost,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    plugins: [...forExtensionHost.plugins, featuresApart],
  },
  {
    ...forExtensionHost,
    entryPoints: ['src/editor/features/mappingPage/mappingFeature.ts'],
    outfile: 'dist/mappingPage.js',
  },
  {
    ...forExtensionHost,
    entryPoints: ['src/editor/features/navigation/navigationFeature.ts'],
    outfile: 'dist/navigation.js',
  },
  {
    ...forExtensionHost,
    entryPoints: ['src/editor/features/edits/editsFeature.ts'],
    outfile: 'dist/edits.js',
  },
  {
    ...common,
    platform: 'browser',
    format: 'cjs',
    entryPoints: ['src/extensionWeb.ts'],
    outfile: 'dist/web/extension.js',
    plugins: [vscodeOnce],
  },
  { ...common, platform: 'node', format: 'cjs', entryPoints: ['js-yaml'], outfile: 'dist/js-yaml.js' },
  { ...forNode, entryPoints: ['src/platform/parallelReading/readingThread.ts'], outfile: 'dist/readingThread.js' },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    entryPoints: ['src/webview/mappingPage.ts'],
    outfile: 'dist/webview/mappingPage.js',
    assetNames: '[name]',
    plugins: [codiconsOfPage, ...(production ? [templatesWithoutIndent] : [])],
  },
  {
    ...forNode,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [yamlApart, { name: 'executable', setup: ({ onEnd }) => onEnd(makeCliExecutable) }],
  },
];

/** @param {import('esbuild').BuildResult} result */
function makeCliExecutable({ errors }) {
  if (errors.length === 0) chmodSync('dist/cli.js', 0o755);
}

/**
 * Each test file is a bundle of its own: what ships is bundled too, and mocha needs no loader.
 *
 * @returns {import('esbuild').BuildOptions}
 */
function tests() {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  return {
    ...common,
    platform: 'node',
    format: 'cjs',
    sourcemap: 'linked',
    entryPoints: findFiles('test').filter((path) => path.endsWith('.ts') && !path.includes('/workspace/')),
    outbase: '.',
    outdir: 'out',
    external: ['vscode', ...Object.keys(devDependencies)],
  };
}

/**
 * What an earlier build left behind would still be packaged, or run as a test. Nothing is deleted beforehand, so that a
 * build does not pull the files from under a running editor.
 *
 * @param {readonly import('esbuild').BuildResult[]} results
 */
function removeStale(results) {
  const written = new Set(results.flatMap((result) => Object.keys(result.metafile?.outputs ?? {})));
  const folders = production ? ['dist'] : ['dist', 'out'];
  for (const path of folders.flatMap((folder) => findFiles(folder))) {
    if (!written.has(path)) rmSync(path);
  }
}

const builds = production ? product : [...product, tests()];
try {
  if (watch) {
    for (const options of builds) await (await context({ ...options, logLevel: 'info' })).watch();
  } else {
    removeStale(await Promise.all(builds.map((options) => build(options))));
  }
} catch (error) {
  // esbuild has printed its own messages; anything else must not be swallowed.
  if (!(error instanceof Error && 'errors' in error)) console.error(error);
  process.exitCode = 1;
}
