import assert from 'node:assert/strict';
import { painter, print } from '../../../src/cli/print';

function printed(isTTY: boolean, textWith: (paint: ReturnType<typeof painter>) => string): string {
  let all = '';
  const output = { isTTY, write: (text: string) => (all += text) };
  print(output, textWith(painter(output)));
  return all;
}

describe('print', () => {
  const noColor = process.env.NO_COLOR;

  beforeEach(() => {
    delete process.env.NO_COLOR;
  });

  afterEach(() => {
    if (noColor !== undefined) {
      process.env.NO_COLOR = noColor;
    }
  });

  it('writes lines as they are, with styles only in a terminal', () => {
    const text = (paint: ReturnType<typeof painter>): string => `a ${paint('red', 'b')} c ${paint('bold', 'd')}\n\ne\n`;
    assert.equal(printed(false, text), 'a b c d\n\ne\n');
    assert.equal(printed(true, text), 'a \u001b[31mb\u001b[39m c \u001b[1md\u001b[22m\n\ne\n');
    process.env.NO_COLOR = '1';
    assert.equal(printed(true, text), 'a b c d\n\ne\n');
  });

  it('lets no name control the terminal or the log', () => {
    const name = '\u001b[31mx\u0007\r';
    const visible = '\\u001b[31mx\\u0007\\r';
    assert.equal(
      printed(false, (paint) => `${paint('red', name)} ${name}\n`),
      `${visible} ${visible}\n`,
    );
    assert.equal(
      printed(true, (paint) => `${paint('red', name)} ${name}\n`),
      `\u001b[31m${visible}\u001b[39m ${visible}\n`,
    );
    assert.equal(
      printed(true, () => '::error::x\n##vso[a]\n'),
      '\\u003a:error::x\n\\u0023#vso[a]\n',
    );
  });
});
