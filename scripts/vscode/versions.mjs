/**
 * The npm package code-server carries a whole VS Code with its Node extension host, so the real editor can be had where
 * only a package registry can be reached.
 *
 * @typedef {object} EditorVersion
 * @property {string} vscode
 * @property {string} codeServer
 * @property {20 | 24} nodeMajor the Node that this VS Code is made for
 */

/** @type {EditorVersion} */
export const newest = { vscode: '1.139.1', codeServer: '4.139.1', nodeMajor: 24 };

/**
 * The lowest version that `engines.vscode` in package.json admits.
 *
 * @type {EditorVersion}
 */
export const oldest = { vscode: '1.100.3', codeServer: '4.100.3', nodeMajor: 20 };
