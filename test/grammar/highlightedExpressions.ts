import type { Token } from './jsonTokenizer';

/**
 * The texts of the expressions that the tokens of a JSON string show: without the escapes of JSON, without the `@` or
 * `@{…}` around them, and without white space at their ends.
 */
export function highlightedExpressions(text: string, tokens: readonly Token[]): string[] {
  const written: string[] = [];
  for (const { start, end, scopes } of tokens) {
    if (!scopes.includes('meta.embedded.expression.workflow.connref')) continue;
    if (scopes.includes('punctuation.section.embedded.begin.workflow.connref')) written.push('');
    written.push(`${written.pop() ?? ''}${text.slice(start, end)}`);
  }
  return written
    .map((expression) => JSON.parse(`"${expression}"`) as string)
    .map((expression) => (expression.startsWith('@{') ? expression.slice(2, -1) : expression.slice(1)).trim());
}
