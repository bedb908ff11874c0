// Loads and activates the bundled extension with a stub of `vscode`, and counts its file accesses until activate() returns.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { OwnTime } from '../support/ownTime';
import * as stub from '../support/vscodeStub';

const [bundle = '', folder = '', typings = ''] = process.argv.slice(2);
const require = createRequire(__filename);
const counted = { reads: 0 };

/** Counts calls that access files, except the loading of the bundle itself. */
function countReads(functions: Record<string, unknown>): void {
  for (const [name, original] of Object.entries(functions)) {
    if (typeof original === 'function' && /^(read|open|stat|lstat|access|exists|realpath)/.test(name)) {
      functions[name] = (...args: unknown[]): unknown => {
        if (args[0] !== bundle) counted.reads++;
        return Reflect.apply(original, functions, args) as unknown;
      };
    }
  }
}

stub.workspace.workspaceFolders.push({ uri: stub.Uri.file(folder), name: 'workspace', index: 0 });
const names = [
  ...fs.readFileSync(typings, 'utf8').matchAll(/^\texport (?:abstract )?(?:class|enum|namespace) (\w+)/gm),
];
const vscode = stub.withTheRest(
  stub,
  names.map(([, name = '']) => name),
);
const loader = require('node:module') as { _load: (request: string, ...rest: unknown[]) => unknown };
const load = loader._load.bind(loader);
loader._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
const context = { subscriptions: [], extensionUri: stub.Uri.file('/extension'), workspaceState: new Map() };
const system = require('node:fs') as typeof fs & Record<string, unknown>;
countReads(system);
countReads(system.promises as object as Record<string, unknown>);

const clock = new OwnTime();
const start = clock.now();
counted.reads = 0;
const { activate } = require(bundle) as { activate: (context: unknown) => unknown };
activate(context);
const { reads } = counted;
const milliseconds = clock.now() - start;
fs.writeSync(1, JSON.stringify({ milliseconds, reads }));
process.exit();
