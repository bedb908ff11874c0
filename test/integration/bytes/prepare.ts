import { flowJson, flowPath, raw, type FlowSource } from '../../support/solutionSource';
import { writeFiles, writeSolution } from '../writing';

/** Flows as people's editors, tools and Git leave them. */
export const shapes: Readonly<Record<string, (text: string) => Buffer>> = {
  'a byte order mark and CR LF': (text) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`),
  'one line': (text) => Buffer.from(JSON.stringify(JSON.parse(text))),
  tabs: (text) => Buffer.from(text.replaceAll(/^ +/gm, (indent) => '\t'.repeat(indent.length / 2))),
  'a final newline and letters of many scripts': (text) =>
    Buffer.from(`${text.replace('"templateName": ""', '"templateName": "Größe 寸法 👍"')}\n`),
  'UTF-16, big-endian': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

export function flowOf(at: number): FlowSource {
  return {
    name: `Shape ${at}`,
    id: `0f000000-0000-4000-8000-00000000000${at}`,
    entries: { shared_office365: raw() },
  };
}

export function prepare(workspace: string): void {
  const flows = Object.values(shapes).map((_, at) => flowOf(at));
  writeSolution(workspace, { root: 'Contoso', references: [{ name: 'cts_outlook' }], flows });
  writeFiles(
    workspace,
    Object.values(shapes).map((shape, at) => [flowPath('Contoso', flowOf(at)), shape(flowJson(flowOf(at)))] as const),
  );
}
