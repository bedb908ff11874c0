import { addressFormat } from './addressFormat';
import { bareIdFormat } from './bareIdFormat';
import type { ConnectionListFormat } from './connectionListFormat';
import { jsonFormat } from './jsonFormat';
import { powerShellListFormat } from './powerShellListFormat';
import { tableFormat } from './tableFormat';

/** Every format that can be pasted, from the one that tells most to the one that tells least. */
export const connectionListFormats: readonly ConnectionListFormat[] = [
  jsonFormat,
  powerShellListFormat,
  tableFormat,
  addressFormat,
  bareIdFormat,
];
