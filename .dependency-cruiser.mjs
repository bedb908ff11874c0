// The order of folders: a folder may import only from folders before it, types included. No file may be part of a circle of
// imports.

/** The folders of src/core, from the ground up. */
const coreFolders = [
  'text',
  'model',
  'connectors',
  'locate',
  'expressions',
  'readers',
  'config',
  'dependencies',
  'settings',
  'packing',
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
    comment: `${parent}/${folder} may import only from folders that are listed before it.`,
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
      comment: 'Files that import each other can only be understood together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...inOrder('src/core', coreFolders),
    ...inOrder('src/core/edits', editsFolders),
    {
      name: 'shared-knows-no-refactoring',
      comment: 'The shared folder of refactorings may not import one of them.',
      severity: 'error',
      from: { path: '^src/core/edits/refactorings/shared/' },
      to: { path: '^src/core/edits/refactorings/(?!shared/)' },
    },
    {
      name: 'every-folder-has-its-place',
      comment: 'Add a new folder of src/core to the order above.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: `^src/core/(${coreFolders.join('|')})/` },
      to: {},
    },
  ],
  options: {
    // Imports of types count, too: they make circles just as hard to understand.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
