import * as vscode from 'vscode';

/** Files in a zip, as VS Code knows them: read-only. */
export const archiveScheme = 'connref-zip';

/** The URI by which a file in a zip is opened, from where it would lie if the zip were a directory. */
export function toArchiveUri(inner: vscode.Uri): vscode.Uri {
  const { scheme, authority, path } = inner;
  // Where the zip itself is, for all but the plain disk: the path must stay what labels show.
  const query = scheme === 'file' && authority === '' ? '' : `${scheme}://${authority}`;
  return vscode.Uri.from({ scheme: archiveScheme, path, query });
}

/** The way back. */
export function fromArchiveUri({ path, query }: vscode.Uri): vscode.Uri {
  const [, scheme = 'file', authority = ''] = /^([^:]*):\/\/(.*)$/.exec(query) ?? [];
  return vscode.Uri.from({ scheme, authority, path });
}
