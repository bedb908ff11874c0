import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { listedFiles } from '../../../src/core/packing/listedFiles';
import { decodeText } from '../../../src/core/text/decodeText';
import { corpusAbsence, corpusFolder } from '../../support/corpus';
import { runCommandLine } from '../../support/commandLine';
import { newFolder } from '../../support/folderContent';
import { skip } from '../../support/skip';
import { bound, flowFileName, raw, type SolutionSource, solutionFiles } from '../../support/solutionSource';
import { yamlSolutionFiles } from '../../support/yamlSolutionSource';
import { zipOf } from '../../support/zips';

const flows = [
  { name: 'Send', entries: { mail: bound('cts_mail'), other: bound('cts_gone') } },
  { name: 'Archive', id: '0f000000-0000-4000-8000-000000000002', entries: { mail: raw() } },
];
const sendFile = `Workflows/${flowFileName(flows[0]!)}`;

interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** The files of a zip, as an independent reader sees them. */
async function filesInZip(zip: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const opened = await fromBufferPromise(readFileSync(zip), { lazyEntries: true });
  for await (const entry of opened.eachEntry()) {
    files.set(entry.fileName, await opened.openReadStreamPromise(entry).then(buffer));
  }
  return files;
}

describe('connref zip', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), 'connref-zip-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  function writeExport(source: SolutionSource = {}): void {
    const files = solutionFiles({
      root: 'Contoso',
      references: [{ name: 'cts_mail' }],
      flows,
      ...source,
      layout: 'export',
    });
    files.forEach(([path, text]) => {
      write(path, text);
    });
  }

  function run(...args: string[]): ReturnType<typeof runCommandLine> {
    return runCommandLine(folder, args);
  }

  function zip(...args: string[]): ReturnType<typeof runCommandLine> {
    return run('zip', 'Contoso', '--output', 'obj/Contoso.zip', ...args);
  }

  /** Runs the command, which must refuse and write nothing. @returns What it prints. */
  function refusal(...args: string[]): string {
    const before = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    const { code, out, errors } = args.length > 0 ? run('zip', ...args) : zip();
    assert.deepEqual([code, out], [2, ''], errors);
    assert.deepEqual(readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort(), before);
    return errors.replace(/^connref: /, '');
  }

  /** The findings of a check of one folder alone, with paths relative to a part of it, without remarks about zips. */
  function findings(below: string, at: string): Finding[] {
    const { out, errors } = runCommandLine(below, ['check', '--zips', '--format', 'json']);
    const found = JSON.parse(out || errors) as { findings: Finding[] };
    return found.findings.map((finding) => ({
      ...finding,
      solution: '',
      path: relative(at, finding.path),
      message: finding.message.replace(/ This file is in a zip, so it can't be edited\..*/, ''),
    }));
  }

  it('packs every file of the export with its bytes, and says what is not in the zip', async () => {
    writeExport({
      files: {
        'WebResources/cts_script': 'a\r\nb',
        'README.md': '',
        'docs/a/b.txt': '',
        'Other/x.xml': '<',
        'test.json': '{}',
      },
    });
    write(`Contoso/${sendFile}.data.xml`, '');
    write('Contoso/.connref.json', '{}');
    write('Contoso/.git/config', '');
    write('Contoso/bin/a.dll', '');
    const { code, out, errors } = zip();
    assert.deepEqual([code, errors.replace(/.*\.connref\.json.*\n/, '')], [0, '']);
    assert.equal(
      out,
      `obj/Contoso.zip: Contoso 1.2.3.4, 6 files.
[Content_Types].xml was made, because the folder has none.
Not in the zip, because it does not belong to an export:
  Contoso/.connref.json
  Contoso/.git
  Contoso/Other
  Contoso/README.md
  Contoso/${sendFile}.data.xml
  Contoso/bin
  Contoso/docs
  Contoso/test.json
`,
    );
    const files = await filesInZip(join(folder, 'obj/Contoso.zip'));
    assert.deepEqual(
      [...files.keys()],
      [
        'WebResources/cts_script',
        `Workflows/${flowFileName(flows[1]!)}`,
        sendFile,
        '[Content_Types].xml',
        'customizations.xml',
        'solution.xml',
      ],
    );
    files.delete('[Content_Types].xml');
    files.forEach((bytes, name) => {
      assert.deepEqual(bytes, readFileSync(join(folder, 'Contoso', name)), name);
    });
  });

  it('gives a zip in which a check finds the same as in the folder', () => {
    writeExport({
      files: {
        'environmentvariabledefinitions/cts_url/environmentvariabledefinition.xml': '<a schemaname="cts_url"/>',
      },
    });
    const zipped = newFolder();
    try {
      assert.equal(run('zip', 'Contoso', '--output', join(zipped, 'Contoso.zip')).code, 0);
      const found = findings(folder, 'Contoso');
      assert.ok(found.length > 1);
      assert.deepEqual(findings(zipped, 'Contoso.zip'), found);
    } finally {
      rmSync(zipped, { recursive: true });
    }
  });

  it('replaces its own zip, but no other file, unless it is forced', () => {
    writeExport();
    assert.equal(zip().code, 0);
    const first = readFileSync(join(folder, 'obj/Contoso.zip'));
    assert.equal(zip().code, 0);
    assert.deepEqual(readFileSync(join(folder, 'obj/Contoso.zip')), first);
    write(`Contoso/${sendFile}`, readFileSync(join(folder, 'Contoso', sendFile), 'utf8').replace('Outlook', ''));
    assert.equal(zip().code, 0);
    write('obj/Contoso.zip', zipOf({ 'solution.xml': '' }));
    assert.match(refusal(), /^obj\/Contoso\.zip exists and is not an earlier result of this command/);
    assert.equal(zip('--force').code, 0);
    assert.deepEqual(readFileSync(join(folder, 'obj/Contoso.zip')), first);
  });

  it('takes the folder of the solution instead of its name, and leaves out a solution inside it', async () => {
    writeExport();
    solutionFiles({ root: 'Contoso/Workflows/Inner', uniqueName: 'Inner', layout: 'export' }).forEach(
      ([path, text]) => {
        write(path, text);
      },
    );
    const { out } = run('zip', './Contoso/', '.', '--output', 'Contoso.zip');
    assert.match(out, /\n {2}Contoso\/Workflows\/Inner\n/);
    assert.equal((await filesInZip(join(folder, 'Contoso.zip'))).size, 5);
  });

  it('names files that [Content_Types].xml lists and that are gone, and says that it completed the list', () => {
    writeExport({
      files: { '[Content_Types].xml': '<Types><Override PartName="/bots/gone/bot.xml" ContentType="x"/></Types>' },
    });
    const { out } = zip();
    assert.match(
      out,
      /\[Content_Types\]\.xml lacked types of files\. In the zip it has them; in the folder it is unchanged\./,
    );
    assert.match(out, /restore them:\n {2}Contoso\/bots\/gone\/bot\.xml\n/);
  });

  describe('refuses', () => {
    it('an unpacked solution, also where an export lies in the same folder, and says what packs it', () => {
      const advice =
        'Contoso is an unpacked solution, and this command packs only extracted exports. Use: pac solution pack --folder Contoso --zipfile obj/Contoso.zip\n';
      for (const [path, text] of solutionFiles({ root: 'Contoso' })) {
        write(path, text);
      }
      assert.equal(refusal(), advice);
      writeExport();
      assert.equal(refusal(), advice);
    });

    it('a solution in the YAML layout, and says what packs it', () => {
      for (const [path, text] of yamlSolutionFiles({ repository: 'repo', uniqueName: 'Contoso' })) {
        write(path, text);
      }
      assert.match(
        refusal('repo/solutions/Contoso', '--output', 'a.zip'),
        /^repo\/solutions\/Contoso is in the YAML layout, .* Use: pac solution pack --folder repo --zipfile a\.zip\n$/,
      );
    });

    it('a solution with a missing file, conflict markers, broken XML or a file that is excluded, and names all of them', () => {
      writeExport({ files: { 'Assets/a.xml': '<a>', 'WebResources/b': '<<<<<<< a\n=======\n>>>>>>> b\n' } });
      rmSync(join(folder, 'Contoso', sendFile));
      write('.connref.json', JSON.stringify({ exclude: ['**/Archive-*.json'] }));
      assert.deepEqual(
        refusal()
          .trimEnd()
          .split('\n  ')
          .map((line) => line.replace(/( is missing|This file is not well-formed XML).*/, '$1')),
        [
          'Contoso cannot be read in full. Nothing was written.',
          'Contoso/Assets/a.xml:1:1: This file is not well-formed XML',
          'Contoso/WebResources/b:1:1: This file contains an unresolved merge conflict.',
          `Contoso/Workflows/${flowFileName(flows[1]!)} is not checked, because .connref.json excludes it. Remove it from \`exclude\`.`,
          `Contoso/${sendFile} is missing`,
        ],
      );
    });

    it('a file of a flow without a flow', () => {
      writeExport();
      write(`Contoso/${sendFile}`, '{}');
      assert.match(refusal(), /Send-.*\.json does not contain a flow: properties\.definition is missing\.\n$/);
    });

    it('a link that leads out of the folder', () => {
      writeExport();
      const outside = newFolder();
      symlinkSync(outside, join(folder, 'Contoso/WebResources'), 'junction');
      try {
        assert.match(refusal(), /Contoso\/WebResources is not read: it is a link out of the workspace folder/);
      } finally {
        rmSync(outside, { recursive: true });
      }
    });

    it('a folder that cannot be listed', function () {
      if (process.platform === 'win32' || process.getuid?.() === 0) {
        skip(this, 'every folder can be listed here');
      }
      writeExport({ files: { 'Reports/a.rdl': '' } });
      chmodSync(join(folder, 'Contoso/Reports'), 0);
      const { code, errors } = zip();
      chmodSync(join(folder, 'Contoso/Reports'), 0o700);
      assert.equal(code, 2);
      assert.match(errors, /Contoso\/Reports is not read: /);
    });

    it('an output that is a file of the solution, would be one, or is a settings file', () => {
      writeExport();
      const settings = '{ "ConnectionReferences": [], "EnvironmentVariables": [] }';
      write('test.deploymentsettings.json', settings);
      assert.match(refusal('Contoso', '--output', 'Contoso/WebResources/a.zip'), / belongs to the solution\./);
      assert.match(refusal('Contoso', '--output', 'Contoso/solution.xml', '--force'), /is a file that Connref reads/);
      write(
        'Contoso/customizations.xml',
        readFileSync(join(folder, 'Contoso/customizations.xml'), 'utf8').replace(
          '<Entities />',
          '<Entities /><Thing><FileName>/Things/a</FileName></Thing>',
        ),
      );
      write('Contoso/Things/a', '');
      assert.match(refusal('Contoso', '--output', 'Contoso/Things/a', '--force'), / belongs to the solution\./);
      assert.match(
        refusal('Contoso', '--output', 'test.deploymentsettings.json', '--force'),
        /is a file that Connref reads, so it cannot be the output\./,
      );
      assert.equal(readFileSync(join(folder, 'test.deploymentsettings.json'), 'utf8'), settings);
    });

    it('a command line without an output or with an unknown solution', () => {
      writeExport();
      assert.match(refusal('Contoso'), /^The solution or --output is missing\. Example: connref zip /);
      assert.match(
        refusal('Fabrikam', '--output', 'a.zip'),
        /^Unknown solution “Fabrikam”\. Known solutions: Contoso\./,
      );
    });
  });

  it('packs real exports so that a check finds the same', async function () {
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
    const samples = 'microsoft__CopilotStudioSamples';
    for (const path of [
      'authoring/solutions/account-contact-lookup/sourcecode',
      'extensibility/mcp/order-management-enhanced-tc/agents/sourcecode/OrderManagementMCPDemo',
    ]) {
      const real = join(corpusFolder, samples, path);
      const copy = join(folder, 'real');
      rmSync(copy, { recursive: true, force: true });
      for (const entry of readdirSync(real, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
        const file = join(entry.parentPath, entry.name);
        write(join('real', relative(real, file)), readFileSync(file));
      }
      // The corpus has no pictures.
      for (const listed of listedFiles(decodeText(readFileSync(join(copy, 'customizations.xml'))).text)) {
        if (!existsSync(join(copy, listed))) {
          write(join('real', listed), '');
        }
      }
      const zipped = newFolder();
      const { code, errors } = run('zip', 'real', '--output', join(zipped, 'real.zip'));
      assert.deepEqual([code, errors], [0, '']);
      const files = await filesInZip(join(zipped, 'real.zip'));
      for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
        const name = relative(copy, join(entry.parentPath, entry.name));
        assert.deepEqual(files.get(name), readFileSync(join(copy, name)), name);
      }
      assert.deepEqual(findings(zipped, 'real.zip'), findings(copy, '.'));
      rmSync(zipped, { recursive: true });
    }
  });
});
