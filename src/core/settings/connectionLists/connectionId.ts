import { guidPattern } from '../../text/guid';

/** The usual forms of the connection ids that Power Apps creates. Source: docs/formats.md#connection-ids. */
const certainId = new RegExp(`^([0-9a-f]{32}|${guidPattern}|shared-[a-z0-9_-]*-${guidPattern})$`, 'i');

/**
 * Whether a text has one of the usual forms of a connection id: 32 hexadecimal digits, a GUID, or
 * `shared-<start of the connector's name>-<guid>`. Such a text counts as an id even in places where no id is expected.
 */
export function isCertainId(text: string): boolean {
  return certainId.test(text);
}

/**
 * Whether a text can be a connection id in a place where an id is expected, such as a column `Id`. People choose the id
 * when they create a connection through the API, so any word with a digit and at least six characters is accepted, but
 * not API names, paths, e-mail addresses and pipeline tokens.
 */
export function isPossibleId(text: string): boolean {
  return /^[a-z0-9][a-z0-9_~-]{5,}$/i.test(text) && /\d/.test(text) && !/^shared_/i.test(text);
}

/** Whether a text has the form of an API name, such as `shared_office365`. */
export function isApiName(text: string): boolean {
  return /^shared_[\w.%-]+$/i.test(text);
}

/** The parts of a web address or full id of a connection. */
export interface ConnectionPath {
  readonly id: string;
  readonly apiName: string | undefined;
  readonly environmentId: string | undefined;
}

/**
 * Reads the parts of a connection's web address or full id. Percent encoding is decoded, also when the address is
 * inside another address.
 * - `…/environments/<environment>/connections/<api>/<id>/details`: a page of a maker portal, on any host. The text
 *   before `/connections` and behind the id can be different or absent. Source:
 *   learn.microsoft.com/power-apps/developer/code-apps/how-to/connect-to-data.
 * - `/providers/Microsoft.PowerApps/[scopes/admin/environments/<environment>/]apis/<api>/connections/<id>`: the full
 *   id.
 * - `shared_<api>/<id>`: a wrong but frequent value in settings files.
 *
 * @returns The parts; undefined when the text has none of these forms, or the last part cannot be a connection id.
 */
export function readConnectionPath(text: string): ConnectionPath | undefined {
  const path = decoded(text);
  const environmentId = environmentOf(path);
  const match =
    /\/?apis\/([^/?#&\s]+)\/connections\/([^/?#&\s]+)/i.exec(path) ??
    /\/connections\/([^/?#&\s]+)\/([^/?#&\s]+)/i.exec(path) ??
    /^(shared_[^/?#\s]+)\/([^/?#\s]+)$/i.exec(path);
  const [, apiName = '', id = ''] = match ?? [];
  return isPossibleId(id) ? { id, apiName, environmentId } : undefined;
}

/**
 * The id of the environment in a connection's web address or full id, such as `Default-<guid>`; undefined when it
 * contains none.
 */
export function environmentOf(path: string): string | undefined {
  return /\/(?:environments|e)\/([^/?#&\s]+)/i.exec(decoded(path))?.[1];
}

/**
 * Decodes percent encoding up to two times, because an address inside the query of another address is encoded twice.
 */
function decoded(text: string): string {
  let result = text;
  for (let round = 0; round < 2 && result.includes('%'); round++) {
    try {
      result = decodeURIComponent(result);
    } catch {
      return result;
    }
  }
  return result;
}
