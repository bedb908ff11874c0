import { posix } from 'node:path';
import { anchorsOf, linksOf } from './markdown.mjs';

/**
 * A file's references to files of the repository that don't lead anywhere: relative links of a Markdown page, and
 * Markdown pages that code mentions in a comment or as `docs/….md`.
 *
 * @param {string} file path from the root of the repository, with `/`
 * @param {string} text
 * @param {(path: string) => string | undefined} readText the text of a file or '' for a folder; undefined if a clone doesn't
 * have it
 * @returns {{ line: number, reason: string }[]} lines count from 1
 */
export function findBrokenReferences(file, text, readText) {
  const references = file.endsWith('.md') ? markdownReferences(file, text) : codeReferences(file, text);
  return references.flatMap(({ line, target, paths, anchor }) => {
    const path = paths.find((each) => readText(each) !== undefined);
    if (path === undefined) return [{ line, reason: `${target}: a clone has no such file` }];
    if (anchor === undefined || anchorsOf(readText(path) ?? '').has(anchor)) return [];
    return [{ line, reason: `${target}: ${path} has no such heading` }];
  });
}

/**
 * @typedef {object} Reference
 * @property {number} line
 * @property {string} target as written
 * @property {readonly string[]} paths where the file may be, from the root of the repository
 * @property {string} [anchor]
 */

/**
 * @param {string} file
 * @param {string} text
 * @returns {Reference[]}
 */
function markdownReferences(file, text) {
  return linksOf(text)
    .filter(({ target }) => !/^[a-z]+:/i.test(target))
    .map(({ target, line }) => {
      const [path = '', anchor] = target.split('#');
      const full = path === '' ? file : posix.join(posix.dirname(file), decodeURIComponent(path));
      return { line, target, paths: [full], ...(anchor !== undefined && { anchor }) };
    });
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {Reference[]}
 */
function codeReferences(file, text) {
  return text.split('\n').flatMap((content, at) => {
    const comment = /^\s*(?:\*|\/\*\*|\/\/)|\s\/\/ /.exec(content);
    return [...content.matchAll(/([\w./-]*\w\.md)(?:#([\w-]+))?/g)]
      .filter(({ 1: path = '', index }) => path.startsWith('docs/') || (comment && index > comment.index))
      .map(({ 0: target, 1: path = '', 2: anchor }) => ({
        line: at + 1,
        target,
        paths: [path, posix.join(posix.dirname(file), path)],
        ...(anchor !== undefined && { anchor }),
      }));
  });
}
