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
 * Keeps js-yaml, which few workspaces need, in a separate file beside the bundles: inside a bundle, VS Code would compile it
 * at every start. Web workers can load only one file, so the web bundle contains it.
 *
 * @type {import('esbuild').Plugin}
 */
const externalYaml = {
  name: 'external-yaml',
  setup: ({ onResolve }) => onResolve({ filter: /^js-yaml$/ }, () => ({ path: './js-yaml.js', external: true })),
};

/**
 * Removes indentation from templates and styles. To esbuild it is text that must stay, and it would be a tenth of the page.
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
 * Reduces the font of codicons to the characters that the page uses: 2 kB instead of 120 kB.
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
 * Bundles for features that a window may never need, or needs only after its start: from the name of the module that is
 * imported dynamically to the file that is loaded instead (docs/architecture.md#bundles).
 *
 * @type {Readonly<Record<string, string>>}
 */
const lazyBundles = {
  editsFeature: './changes.js',
  judge: './judge.js',
  mappingFeature: './changes.js',
  navigationFeature: './navigation.js',
};

const lazyModule = new RegExp(`/(${Object.keys(lazyBundles).join('|')})$`);

/** @type {import('esbuild').Plugin} */
const lazyFeatures = {
  name: 'lazy-features',
  setup: ({ onResolve }) =>
    onResolve({ filter: lazyModule, namespace: 'file' }, ({ kind, path }) => {
      const bundle = kind === 'dynamic-import' ? lazyBundles[path.slice(path.lastIndexOf('/') + 1)] : undefined;
      return bundle === undefined ? undefined : { path: bundle, external: true };
    }),
};

/**
 * Makes one copy of VS Code's API in each bundle. Otherwise esbuild copies its hundreds of names for each module that imports
 * them, which takes as long as the rest of the activation.
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
  plugins: [externalYaml],
  // The extension host loads CommonJS only; a remaining dynamic import would load an ES module.
  supported: { 'dynamic-import': false },
};

const forExtensionHost = { ...forNode, plugins: [externalYaml, vscodeOnce] };

/** @type {import('esbuild').BuildOptions[]} */
const product = [
  {
    ...forExtensionHost,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    plugins: [...forExtensionHost.plugins, lazyFeatures],
  },
  {
    ...forExtensionHost,
    entryPoints: ['src/editor/changingFeatures.ts'],
    outfile: 'dist/changes.js',
  },
  {
    ...forExtensionHost,
    entryPoints: ['src/editor/features/navigation/navigationFeature.ts'],
    outfile: 'dist/navigation.js',
  },
  { ...forNode, entryPoints: ['src/core/rules/judge.ts'], outfile: 'dist/judge.js' },
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
    plugins: [externalYaml, { name: 'executable', setup: ({ onEnd }) => onEnd(makeCliExecutable) }],
  },
];

/** @param {import('esbuild').BuildResult} result */
function makeCliExecutable({ errors }) {
  if (errors.length === 0) chmodSync('dist/cli.js', 0o755);
}

/**
 * Bundles each test file by itself: the product is bundled too, and mocha needs no loader.
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
 * Deletes files of an earlier build, which would still be packaged or run as tests. This happens after the build: deleting
 * them before it would take the files away from a running editor.
 *
 * @param {readonly import('esbuild').BuildResult[]} results
 */
function removeOldOutput(results) {
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
    removeOldOutput(await Promise.all(builds.map((options) => build(options))));
  }
} catch (error) {
  // esbuild has printed its messages already; any other error must still be shown.
  if (!(error instanceof Error && 'errors' in error)) console.error(error);
  process.exitCode = 1;
}
