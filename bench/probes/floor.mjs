// The least work that any check of a folder must do: list the folder, read the files that the check reads, and parse flows
// and settings files. The bench compares the time of `connref check` with the time of this process.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const parsed = /(?:^|\/)(?:workflows\/[^/]+|deploymentsettings|power\.config)\.json$/;
const other =
  /(?:^|\/)(?:(?:solution|customizations)\.xml|workflows\/[^/]+\.json\.data\.xml|connectors\/[^/]+\.xml|canvasapps\/[^/]+\.meta\.xml|assets\/botcomponent_(?:connectionreference|workflow)set\.xml|dvtablesearchs\/[^/]+\/dvtablesearch\.xml|botcomponents\/[^/]+\/data|bots\/[^/]+\/bot\.xml|environmentvariabledefinitions\/[^/]+\/environmentvariable(?:definition\.xml|values\.json)|\.connref\.json)$/;
const leftOut = new Set(['bin', 'obj', 'node_modules', '.git']);

let files = 0;
let bytes = 0;
let members = 0;
walk(process.argv[2] ?? '.');
process.stdout.write(`${JSON.stringify({ files, bytes, members })}\n`);

/**
 * @param {string} directory
 */
function walk(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (!leftOut.has(entry.name)) walk(path);
    } else {
      const name = path.toLowerCase();
      const isParsed = parsed.test(name);
      if (isParsed || other.test(name)) read(path, isParsed);
    }
  }
}

/**
 * @param {string} path
 * @param {boolean} isParsed
 */
function read(path, isParsed) {
  const content = readFileSync(path);
  files++;
  bytes += content.length;
  if (!isParsed) return;
  const utf16 = content[0] === 0xff && content[1] === 0xfe;
  const text = content.toString(utf16 ? 'utf16le' : 'utf8').replace(/^\ufeff/, '');
  try {
    members += Object.keys(JSON.parse(text)).length;
  } catch {
    // A file with broken JSON counts as read, too; reporting it is the work of the check.
  }
}
