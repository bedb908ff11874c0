import { guidPattern } from '../../text/guid';

/** The forms that ids made by the service have (field.md §3.1). */
const certainId = new RegExp(`^([0-9a-f]{32}|${guidPattern}|shared-[a-z0-9_-]*-${guidPattern})$`, 'i');

/**
 * Whether a text alone shows that it is a connection id: 32 hexadecimal digits, a GUID, or
 * `shared-<start of the connector>-<guid>`.
 */
export function isCertainId(text: string): boolean {
  return certainId.test(text);
}

/**
 * Whether a text can be a connection id where its place says that it is one. Whoever makes a connection by API chooses its
 * name, so this asks only for one word with a digit; API names, paths, e-mail addresses and pipeline tokens are none.
 */
export function isPossibleId(text: string): boolean {
  return /^[a-z0-9][a-z0-9_~-]{5,}$/i.test(text) && /\d/.test(text) && !/^shared_/i.test(text);
}

/** Whether a text has the form of an API name, such as `shared_office365`. */
export function isApiName(text: string): boolean {
  return /^shared_[\w.%-]+$/i.test(text);
}

/** The parts of an address or of a full id of a connection. */
export interface ConnectionPath {
  readonly id: string;
  readonly apiName: string | undefined;
  readonly environmentId: string | undefined;
}

/**
 * Takes a connection's address or full id apart:
 * - `…/environments/<environment>/connections/<api>/<id>/details`, as maker portals show it, whatever is their host
 *   (learn.microsoft.com/power-apps/developer/code-apps/how-to/connect-to-data names its parts);
 * - `/providers/Microsoft.PowerApps/[scopes/admin/environments/<environment>/]apis/<api>/connections/<id>`;
 * - `shared_<api>/<id>`, as some write it into settings files.
 *
 * Percent encoding is undone, also where a whole address is encoded in another.
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

/** The environment that an address or a full id names, such as `Default-<guid>`. */
export function environmentOf(path: string): string | undefined {
  return /\/(?:environments|e)\/([^/?#&\s]+)/i.exec(decoded(path))?.[1];
}

/** Undone at most twice: an address in the query of another one is encoded twice. */
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
