import { addressFormat } from './addressFormat';
import { bareIdFormat } from './bareIdFormat';
import type { ConnectionListFormat } from './connectionListFormat';
import { jsonFormat } from './jsonFormat';
import { powerShellListFormat } from './powerShellListFormat';
import { tableFormat } from './tableFormat';

/**
 * All formats of connection lists. Formats with more facts come first, because each line is read by one format only.
 */
export const connectionListFormats: readonly ConnectionListFormat[] = [
  jsonFormat,
  powerShellListFormat,
  tableFormat,
  addressFormat,
  bareIdFormat,
];
