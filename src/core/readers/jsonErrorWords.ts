import { type ParseErrorCode, printParseErrorCode } from 'jsonc-parser';

/** What is wrong with a JSON text, in words: `PropertyNameExpected` → `property name expected`. */
export function jsonErrorWords(code: ParseErrorCode): string {
  return printParseErrorCode(code)
    .replace(/(?!^)([A-Z])/g, ' $1')
    .toLowerCase();
}
