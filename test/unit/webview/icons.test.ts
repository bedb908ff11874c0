import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

describe('The icons of the mapping page', () => {
  it('are the characters of the codicons that are named behind them', () => {
    const source = readFileSync('src/webview/icons/icons.ts', 'utf8');
    const named = [...source.matchAll(/'\\u([0-9A-F]{4})', \/\/ (\S+)/g)].map(([, code, name]) => `${name} ${code}`);
    const styles = readFileSync('node_modules/@vscode/codicons/dist/codicon.css', 'utf8');
    const known = new Set(
      [...styles.matchAll(/\.codicon-(\S+):before \{ content: "\\(\w+)" \}/g)].map(
        ([, name, code = '']) => `${name} ${code.toUpperCase()}`,
      ),
    );
    assert.equal(named.length, source.match(/\\u/g)?.length);
    assert.deepEqual(
      named.filter((icon) => !known.has(icon)),
      [],
    );
  });
});
