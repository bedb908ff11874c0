import { readFileSync } from 'node:fs';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const injected = 'syntaxes/workflow-expressions.tmLanguage.json';
const grammarFiles: Readonly<Record<string, string>> = {
  'source.json': 'node_modules/tm-grammars/grammars/json.json',
  'source.json.comments': 'node_modules/tm-grammars/grammars/jsonc.json',
  'expression.workflow.connref': injected,
};

export interface Token {
  /** In UTF-16 code units from the beginning of the text. */
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/** Tokenises as VS Code does, with the grammars that it ships for JSON, and with ours where the manifest injects it. */
export class JsonTokenizer {
  readonly #grammar: IGrammar;

  private constructor(grammar: IGrammar) {
    this.#grammar = grammar;
  }

  static async load(options: { injection: boolean; scopeName?: string }): Promise<JsonTokenizer> {
    await loadWASM(readFileSync('node_modules/vscode-oniguruma/release/onig.wasm'));
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
    const ours = contributes.grammars.filter((grammar) => `./${injected}` === grammar.path);
    const registry = new Registry({
      onigLib: Promise.resolve({
        createOnigScanner,
        createOnigString,
      }),
      loadGrammar: (scopeName) => {
        const file = grammarFiles[scopeName];
        return Promise.resolve(file === undefined ? null : parseRawGrammar(readFileSync(file, 'utf8'), file));
      },
      getInjections: (target) =>
        options.injection
          ? ours.filter(({ injectTo }) => injectTo.includes(target)).map(({ scopeName }) => scopeName)
          : [],
    });
    const grammar = await registry.loadGrammar(options.scopeName ?? 'source.json');
    if (grammar === null) throw new Error('There is no grammar of JSON.');
    return new JsonTokenizer(grammar);
  }

  tokenize(text: string): Token[] {
    const tokens: Token[] = [];
    let stack = INITIAL;
    let start = 0;
    for (const line of text.split('\n')) {
      const result = this.#grammar.tokenizeLine(line, stack);
      stack = result.ruleStack;
      for (const { startIndex, endIndex, scopes } of result.tokens) {
        tokens.push({ start: start + startIndex, end: start + Math.min(endIndex, line.length), scopes });
      }
      start += line.length + 1;
    }
    return tokens;
  }
}

interface Manifest {
  contributes: { grammars: { scopeName: string; path: string; injectTo: string[] }[] };
}
