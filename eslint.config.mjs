// The habits of this code base, and what each part of src may import. The order of folders within a part is in
// .dependency-cruiser.mjs.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The parts of src. Each is imported by a path that climbs out of the importing part and names it. */
const parts = ['cli', 'core', 'editor', 'extension', 'extensionWeb', 'mapping', 'platform', 'protocol', 'webview'];

/**
 * Says what the files of one layer may import.
 *
 * @param {readonly string[]} files
 * @param {readonly string[]} allowedParts other parts of src
 * @param {string} packages regular expression for whole specifiers
 * @returns {import('eslint').Linter.Config}
 */
function layer(files, allowedParts, packages) {
  const forbidden = parts.filter((part) => !allowedParts.includes(part)).join('|');
  const patterns = [
    { regex: `^(\\.\\./)+(${forbidden})(/|$)`, message: 'Not from this layer; see eslint.config.mjs.' },
    { regex: '^(\\.\\./)+(test|scripts|bench)/', message: 'The product does not know its tests.' },
    { regex: `^(?!\\.{1,2}(/|$)|(${packages})$)`, message: 'This layer does without; see eslint.config.mjs.' },
  ];
  return { files: [...files], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** @type {import('eslint').Linter.Config[]} */
const layers = [
  layer(['src/core/**'], [], 'fast-deep-equal|js-yaml|jsonc-parser|picomatch'),
  layer(['src/mapping/**'], ['core', 'protocol'], '^'),
  layer(['src/platform/**'], ['core'], 'node:.+'),
  // The browser opens zips too.
  layer(['src/platform/zip/**'], ['core'], 'fflate/browser'),
  layer(['src/cli/**'], ['core', 'platform'], 'node:.+'),
  layer(['src/editor/**'], ['core', 'mapping', 'protocol'], 'vscode'),
  // Loaded when the page is opened; the start does without.
  layer(['src/editor/features/mappingPage/**'], ['core', 'mapping', 'protocol'], 'vscode|valibot'),
  layer(['src/protocol/**'], [], 'valibot'),
  layer(['src/webview/**'], ['protocol'], 'valibot|lit(/.+)?|@vscode-elements/elements/.+'),
  {
    // Whoever puts the parts together may name them all.
    files: ['src/extension*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!\\./|vscode$)', message: 'Only our own parts.' }] },
      ],
    },
  },
  {
    // Rules are given what makes fixes, which is loaded when somebody asks.
    files: ['src/core/rules/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^\\.\\./edits/', allowTypeImports: true, message: 'Take it from the makers of fixes.' }],
        },
      ],
    },
  },
  {
    files: ['test/**'],
    ignores: ['test/integration/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [{ name: 'vscode', message: 'This runs in plain Node.' }] }] },
  },
];

const habits = [
  { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that declares it.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  {
    selector: ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind="let"]',
    message: 'No mutable state in modules: give it to an object that somebody owns.',
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
      // An empty name is as good as none.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A default counts for no member of a union: each is listed, and a new one is decided upon.
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  layers,
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
    // The compiler checks these too, and knows the globals.
    rules: { 'no-undef': 'off' },
  },
);
