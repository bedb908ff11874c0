// The order of the folders: each one knows those before it and none after it, also for types. And no file is part of a circle.

/** The folders of src/core, from the ground up. */
const coreFolders = [
  'text',
  'model',
  'connectors',
  'locate',
  'readers',
  'config',
  'dependencies',
  'settings',
  'plan',
  'edits',
  'rules',
  'engine',
  'navigation',
  'words',
];

/** The folders of src/core/edits, from the ground up. */
const editsFolders = ['operations', 'writers', 'refactorings', 'settings', 'fixes'];

/**
 * @param {string} parent
 * @param {readonly string[]} folders from the ground up
 * @returns {import('dependency-cruiser').IForbiddenRuleType[]}
 */
function inOrder(parent, folders) {
  return folders.slice(0, -1).map((folder, at) => ({
    name: `${folder}-knows-none-above`,
    comment: `${parent}/${folder} knows the folders before it only.`,
    severity: 'error',
    from: { path: `^${parent}/${folder}/` },
    to: { path: `^${parent}/(${folders.slice(at + 1).join('|')})/` },
  }));
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Files that import each other cannot be understood one by one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...inOrder('src/core', coreFolders),
    ...inOrder('src/core/edits', editsFolders),
    {
      name: 'shared-knows-no-refactoring',
      comment: 'What refactorings share knows none of them.',
      severity: 'error',
      from: { path: '^src/core/edits/refactorings/shared/' },
      to: { path: '^src/core/edits/refactorings/(?!shared/)' },
    },
    {
      name: 'every-folder-has-its-place',
      comment: 'A new folder of src/core gets its place in the order above.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: `^src/core/(${coreFolders.join('|')})/` },
      to: {},
    },
  ],
  options: {
    // Imports of types count too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
