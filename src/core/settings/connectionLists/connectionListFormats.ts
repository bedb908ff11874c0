import { addressFormat } from './addressFormat';
import { bareIdFormat } from './bareIdFormat';
import type { ConnectionListFormat } from './connectionListFormat';
import { jsonFormat } from './jsonFormat';
import { powerShellListFormat } from './powerShellListFormat';
import { tableFormat } from './tableFormat';

/**
 * All formats of connection lists, in the order in which they are tried. Each line is read by one format only, so
 * formats that give more facts about a connection come first.
 */
export const connectionListFormats: readonly ConnectionListFormat[] = [
  jsonFormat,
  powerShellListFormat,
  tableFormat,
  addressFormat,
  bareIdFormat,
];
