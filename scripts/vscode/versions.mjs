/**
 * A version of VS Code for tests. The npm package code-server contains a whole VS Code with its Node extension host, so the
 * real editor can be installed on machines that reach only a package registry.
 *
 * @typedef {object} EditorVersion
 * @property {string} vscode
 * @property {string} codeServer
 * @property {20 | 24} nodeMajor the major version of Node that this VS Code needs
 */

/** @type {EditorVersion} */
export const newest = { vscode: '1.139.1', codeServer: '4.139.1', nodeMajor: 24 };

/**
 * The lowest version that `engines.vscode` in package.json allows.
 *
 * @type {EditorVersion}
 */
export const oldest = { vscode: '1.100.3', codeServer: '4.100.3', nodeMajor: 20 };
