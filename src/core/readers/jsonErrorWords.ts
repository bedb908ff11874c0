import { type ParseErrorCode, printParseErrorCode } from 'jsonc-parser';

/** The error code of the JSON parser in lower-case words: `PropertyNameExpected` → `property name expected`. */
export function jsonErrorWords(code: ParseErrorCode): string {
  return printParseErrorCode(code)
    .replace(/(?!^)([A-Z])/g, ' $1')
    .toLowerCase();
}
