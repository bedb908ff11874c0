import * as vscode from 'vscode';

/** The URI scheme of files inside zips, which VS Code opens read-only. */
export const archiveScheme = 'connref-zip';

/** The URI that opens a file inside a zip. @param inner The URI that the file would have if the zip were a directory. */
export function toArchiveUri(inner: vscode.Uri): vscode.Uri {
  const { scheme, authority, path } = inner;
  // The query contains the scheme and authority of the zip, unless the zip is on the local disk. They cannot be part of the
  // path, because VS Code shows the path in labels.
  const query = scheme === 'file' && authority === '' ? '' : `${scheme}://${authority}`;
  return vscode.Uri.from({ scheme: archiveScheme, path, query });
}

/** The inverse of `toArchiveUri`. */
export function fromArchiveUri({ path, query }: vscode.Uri): vscode.Uri {
  const [, scheme = 'file', authority = ''] = /^([^:]*):\/\/(.*)$/.exec(query) ?? [];
  return vscode.Uri.from({ scheme, authority, path });
}
