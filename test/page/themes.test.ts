import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import themes from '../support/page/themes.json';

describe('The themes of the page’s tests', () => {
  it('have every variable of VS Code that the page names, so that none is misspelt', () => {
    const text = ['js', 'css'].map((ending) => readFileSync(`dist/webview/mappingPage.${ending}`, 'utf8')).join('\n');
    const used = new Set([...text.matchAll(/--vscode-([A-Za-z-]+)/g)].map(([, name = '']) => name));
    const known = new Set(Object.values(themes).flatMap((theme) => Object.keys(theme)));
    assert.deepEqual(
      [...used].filter((name) => !known.has(name)),
      [],
    );
  });
});
