import ts from 'typescript';
import { mutators } from './mutators.mjs';

/**
 * A small change of the code. It is identified by its text and the text around it, because files and lines move.
 *
 * @typedef {object} Mutant
 * @property {string} file
 * @property {string} kind
 * @property {string} within names of the functions and values that the code is in
 * @property {string} original
 * @property {string} replacement empty if the statement is removed
 * @property {string} context the original with the text before and after it, without white space
 *
 * @typedef {Mutant & { start: number, end: number }} Mutation a mutant, and where it is in the file's text
 */

const contextLength = 60;

/**
 * Every mutation of a source file, in the order of the text.
 *
 * @param {string} file
 * @param {string} text
 * @returns {Mutation[]}
 */
export function possibleMutations(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  /** @type {Mutation[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (isWithoutBehaviour(node)) return;
    for (const { kind, node: changed, replacement } of mutators.flatMap((mutate) => mutate(node))) {
      // Parentheses around a part of an optional chain would end the chain early.
      if (ts.isOptionalChain(changed) || isAboutWords(changed)) continue;
      const [start, end] = [changed.getStart(), changed.getEnd()];
      const before = withoutSpace(text.slice(0, start)).slice(-contextLength);
      const after = withoutSpace(text.slice(end)).slice(0, contextLength);
      const original = text.slice(start, end);
      const context = `${before}${withoutSpace(original)}${after}`;
      found.push({ file, kind, within: namesAround(changed), original, replacement, context, start, end });
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * @param {string} text
 */
export function withoutSpace(text) {
  return text.replaceAll(/\s+/g, '');
}

/**
 * @param {ts.Node} node
 */
function isWithoutBehaviour(node) {
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node)
  );
}

/**
 * Whether a node changes only a sentence. Such mutants are left out: the unit tests of decisions should catch wrong decisions.
 *
 * @param {ts.Node} node
 */
function isAboutWords(node) {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) && [parent.whenTrue, parent.whenFalse].some(isSentence)) return true;
  return ts.findAncestor(node, (each) => (ts.isStatement(each) ? 'quit' : isSentence(each))) !== undefined;
}

/**
 * @param {ts.Node} node
 */
function isSentence(node) {
  return (
    (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && /[a-z]+,? [a-z]+|^[`'] /i.test(node.getText())
  );
}

/**
 * @param {ts.Node} node
 */
function namesAround(node) {
  /** @type {string[]} */
  const names = [];
  for (const each of ancestors(node)) {
    const isNamed =
      ts.isFunctionDeclaration(each) ||
      ts.isMethodDeclaration(each) ||
      ts.isAccessor(each) ||
      ts.isClassDeclaration(each) ||
      ts.isVariableDeclaration(each) ||
      ts.isPropertyAssignment(each);
    if (isNamed && each.name && each.name.end <= node.pos && !ts.isObjectBindingPattern(each.name))
      names.unshift(each.name.getText());
    if (ts.isConstructorDeclaration(each)) names.unshift('constructor');
  }
  return names.join('.');
}

/**
 * @param {ts.Node} node
 * @returns {Generator<ts.Node>}
 */
function* ancestors(node) {
  for (let each = node.parent; each !== undefined; each = each.parent) yield each;
}
