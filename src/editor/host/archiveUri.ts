import * as vscode from 'vscode';

/** The URI scheme of files inside zip files, which VS Code opens read-only. */
export const archiveScheme = 'connref-zip';

/**
 * The URI with which VS Code opens a file inside a zip file.
 * @param inner The URI that the file would have if the zip file were a directory.
 */
export function toArchiveUri(inner: vscode.Uri): vscode.Uri {
  const { scheme, authority, path } = inner;
  // The query contains the scheme and authority of the zip file, unless the zip file is on the local disk. They are not
  // in the path, because VS Code shows the path in labels.
  const query = scheme === 'file' && authority === '' ? '' : `${scheme}://${authority}`;
  return vscode.Uri.from({ scheme: archiveScheme, path, query });
}

/** The URI that a file would have if its zip file were a directory. This is the inverse of `toArchiveUri`. */
export function fromArchiveUri({ path, query }: vscode.Uri): vscode.Uri {
  const [, scheme = 'file', authority = ''] = /^([^:]*):\/\/(.*)$/.exec(query) ?? [];
  return vscode.Uri.from({ scheme, authority, path });
}
