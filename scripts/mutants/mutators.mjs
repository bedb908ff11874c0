import ts from 'typescript';

/**
 * A change of one node: the text that replaces it, or '' if the statement is removed.
 *
 * @typedef {object} Change
 * @property {string} kind
 * @property {ts.Node} node
 * @property {string} replacement
 *
 * @typedef {(node: ts.Node) => Change[]} Mutator
 */

const swappedOperators = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['&&', '||'],
  ['||', '&&'],
]);

/** Methods that return the type of their object, so that a call can be replaced by the object; and what is lost then. */
const droppedCalls = new Map([
  ['filter', 'a filter'],
  ...['sort', 'toSorted', 'reverse', 'toReversed'].map((name) => /** @type {const} */ ([name, 'an order'])),
  ...['slice', 'trim', 'trimEnd', 'trimStart'].map((name) => /** @type {const} */ ([name, 'a cut'])),
  ...['toLowerCase', 'toUpperCase'].map((name) => /** @type {const} */ ([name, 'a case'])),
]);

const listCalls = new Set('map flatMap filter toSorted'.split(' '));

/** @type {Mutator} */
function negateCondition(node) {
  const condition =
    ts.isIfStatement(node) || ts.isWhileStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node)
        ? node.condition
        : undefined;
  return condition ? [{ kind: 'negate a condition', node: condition, replacement: `!(${condition.getText()})` }] : [];
}

/** @type {Mutator} */
function swapOperator(node) {
  if (!ts.isBinaryExpression(node)) return [];
  const { left, operatorToken, right } = node;
  const operator = operatorToken.getText();
  // Dropping the fallback '' mostly changes nothing that a test could observe.
  if (operator === '??' && right.getText() !== "''")
    return [{ kind: 'drop a fallback', node, replacement: left.getText() }];
  if (/^[+-]$/.test(operator) && ts.isNumericLiteral(right))
    return [{ kind: 'off by one', node, replacement: left.getText() }];
  const other = swappedOperators.get(operator);
  const kind = /&&|\|\|/.test(operator) ? 'swap and with or' : 'swap a comparison';
  return other ? [{ kind, node, replacement: `(${left.getText()}) ${other} (${right.getText()})` }] : [];
}

/** @type {Mutator} */
function changeLiteral(node) {
  if (ts.isNumericLiteral(node)) {
    // A comparison function may return any number with the right sign.
    const signed = ts.isPrefixUnaryExpression(node.parent) ? node.parent : node;
    const isSign = ts.isConditionalExpression(signed.parent) && node.text === '1';
    return isSign ? [] : [{ kind: 'off by one', node, replacement: `${node.text} + 1` }];
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ kind: 'swap true with false', node, replacement: 'false' }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ kind: 'swap true with false', node, replacement: 'true' }];
  return [];
}

/**
 * Replaces a word by which the code decides by another one of the same file.
 *
 * @type {Mutator}
 */
function swapWord(node) {
  if (!isDecisive(node)) return [];
  /** @type {string[]} */
  const words = [];
  /** @param {ts.Node} each */
  const collect = (each) => {
    if (isDecisive(each)) words.push(each.text);
    each.forEachChild(collect);
  };
  collect(node.getSourceFile());
  const known = [...new Set(words)].sort();
  const other = known[(known.indexOf(node.text) + 1) % known.length] ?? node.text;
  return [{ kind: 'swap a word', node, replacement: `'${other === node.text ? `${other}2` : other}'` }];
}

/**
 * @param {ts.Node} node
 * @returns {node is ts.StringLiteral}
 */
function isDecisive(node) {
  if (!ts.isStringLiteral(node) || !/^[A-Za-z][\w-]*$/.test(node.text)) return false;
  const { parent } = node;
  return (
    ts.isCaseClause(parent) ||
    (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText())) ||
    (ts.isPropertyAssignment(parent) && /^(kind|part|status|severity|verdict|reason)$/.test(parent.name.getText()))
  );
}

/** @type {Mutator} */
function changeCall(node) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression, name } = node.expression;
  const rest = node.getText().slice(node.expression.getText().length);
  /** @type {Change[]} */
  const changes = [];
  const dropped = droppedCalls.get(name.text);
  if (dropped) changes.push({ kind: `drop ${dropped}`, node, replacement: expression.getText() });
  if (name.text === 'some' || name.text === 'every') {
    const other = name.text === 'some' ? 'every' : 'some';
    changes.push({ kind: 'swap some with every', node, replacement: `${expression.getText()}.${other}${rest}` });
  }
  const { parent } = node;
  const isResult = ts.isReturnStatement(parent) || ts.isArrowFunction(parent) || ts.isSpreadElement(parent);
  if (listCalls.has(name.text) && isResult) changes.push({ kind: 'empty a list', node, replacement: '[]' });
  return changes;
}

/** @type {Mutator} */
function emptyResult(node) {
  if (!ts.isReturnStatement(node) || !node.expression) return [];
  const { expression } = node;
  if (ts.isArrayLiteralExpression(expression) && expression.elements.length > 0)
    return [{ kind: 'empty a list', node: expression, replacement: '[]' }];
  const owner = ts.findAncestor(node, (each) => ts.isFunctionLike(each));
  const type = owner && ts.isFunctionLike(owner) ? (owner.type?.getText() ?? '') : '';
  return /\| undefined$/.test(type) && expression.getText() !== 'undefined'
    ? [{ kind: 'return nothing', node: expression, replacement: 'undefined' }]
    : [];
}

/** @type {Mutator} */
function removeStatement(node) {
  if (!ts.isExpressionStatement(node) && !ts.isContinueStatement(node)) return [];
  // Without a statement of its constructor, an object fails at its first use, and every test would catch that.
  const isSetUp = ts.isConstructorDeclaration(node.parent.parent);
  return isSetUp ? [] : [{ kind: 'remove a statement', node, replacement: '' }];
}

/** @type {readonly Mutator[]} */
export const mutators = [
  negateCondition,
  swapOperator,
  changeLiteral,
  swapWord,
  changeCall,
  emptyResult,
  removeStatement,
];
