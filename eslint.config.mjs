// The rules of this code base, and what each part of src may import (docs/architecture.md#folders). The order of folders
// within a part is in .dependency-cruiser.mjs.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** The parts of src. An import of another part has a path that goes up to src and then into that part. */
const parts = ['cli', 'core', 'editor', 'extension', 'extensionWeb', 'mapping', 'platform', 'protocol', 'webview'];

/**
 * Limits what the files of one part of src may import.
 *
 * @param {readonly string[]} files
 * @param {readonly string[]} allowedParts other parts of src
 * @param {string} packages regular expression that matches the allowed specifiers as a whole
 * @returns {import('eslint').Linter.Config}
 */
function layer(files, allowedParts, packages) {
  const forbidden = parts.filter((part) => !allowedParts.includes(part)).join('|');
  const patterns = [
    {
      regex: `^(\\.\\./)+(${forbidden})(/|$)`,
      message: 'This part of src may not import that part: see eslint.config.mjs.',
    },
    { regex: '^(\\.\\./)+(test|scripts|bench)/', message: 'The product may not import tests, scripts or the bench.' },
    {
      regex: `^(?!\\.{1,2}(/|$)|(${packages})$)`,
      message: 'This part of src may not import that package: see eslint.config.mjs.',
    },
  ];
  return { files: [...files], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** @type {import('eslint').Linter.Config[]} */
const layers = [
  layer(['src/core/**'], [], 'fast-deep-equal|js-yaml|jsonc-parser'),
  layer(['src/mapping/**'], ['core', 'protocol'], '^'),
  layer(['src/platform/**'], ['core'], 'node:.+'),
  // The web bundle opens zips, too, and a browser has no Node modules.
  layer(['src/platform/zip/**'], ['core'], 'fflate/browser'),
  layer(['src/cli/**'], ['core', 'platform'], 'node:.+'),
  layer(['src/editor/**'], ['core', 'mapping', 'protocol'], 'vscode'),
  // valibot only here: this folder is loaded when the page is opened, so it doesn't make the start slower.
  layer(['src/editor/features/mappingPage/**'], ['core', 'mapping', 'protocol'], 'vscode|valibot'),
  layer(['src/protocol/**'], [], 'valibot'),
  layer(['src/webview/**'], ['protocol'], 'valibot|lit(/.+)?|@vscode-elements/elements/.+'),
  {
    // The entry points put the parts together, so they may import all of them.
    files: ['src/extension*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!\\./|vscode$)', message: 'An entry point imports only parts of src and vscode.' }] },
      ],
    },
  },
  {
    // A rule gets the makers of its fixes as an argument: their code is loaded when somebody asks for a fix.
    files: ['src/core/rules/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\.\\./edits/',
              allowTypeImports: true,
              message: 'Use the makers of fixes that the rule is given.',
            },
          ],
        },
      ],
    },
  },
  {
    // The rules are in a bundle that is loaded after the activation.
    files: ['src/core/engine/**', 'src/editor/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '/(rules|plan/faults)/',
              allowTypeImports: true,
              message: 'Use the judge that the engine loads: see docs/architecture.md, Bundles.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['test/**'],
    ignores: ['test/integration/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'vscode', message: 'These tests run in plain Node, without VS Code.' }] },
      ],
    },
  },
];

const habits = [
  { selector: 'ExportDefaultDeclaration', message: 'No default exports: export by name.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that declares it.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  {
    selector: ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind="let"]',
    message: 'No mutable state in modules: put it into an object.',
  },
];

/**
 * English texts of the editor outside of `vscode.l10n.t`: two words in one literal, a word beside a value in a template, or a
 * word as the value of a property that VS Code shows. The log stays English.
 */
const untranslatedTexts = [
  'Literal[value=/[a-z]{2}[,.:;]? [a-z]/i]',
  'TemplateLiteral:has(> TemplateElement[value.raw=/[a-z]{2}[,.:;]? ([a-z]|$)|^ [a-z]{2}/i])',
  'Property[key.name=/^(label|description|detail|message|placeHolder|prompt|title|tooltip)$/] > Literal[value=/[a-z]{2}/i]',
].map((text) => ({
  selector: `:matches(${text}):not(CallExpression[callee.property.name=/^(t|error|warn|info)$/] > *)`,
  message: 'Pass this text to vscode.l10n.t, so that it can be translated.',
}));

const computedText = {
  selector: 'CallExpression[callee.object.property.name="l10n"][arguments.0.type!="Literal"]',
  message: 'Pass a literal: npm run generate finds only literals for the bundle of translations.',
};

export default defineConfig(
  {
    ignores: ['.cache/', '.vscode-test/', 'dist/', 'out/', 'sample/', 'test/fixtures/', 'test/**/workspace/'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...habits],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Allow || for texts: an empty name should count as a missing one.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A switch over a union must list every member, even with a default. Otherwise a new member would go unnoticed.
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  layers,
  {
    // A file or a pasted text must not be able to stop Connref for minutes.
    files: ['src/**'],
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
  },
  {
    files: ['src/editor/**'],
    // HTML and a content security policy look like texts.
    ignores: ['src/editor/features/mappingPage/mappingPanel.ts'],
    rules: { 'no-restricted-syntax': ['error', ...habits, ...untranslatedTexts, computedText] },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.mjs'],
    // The compiler checks these files, too, and it knows the global variables.
    rules: { 'no-undef': 'off' },
  },
);
