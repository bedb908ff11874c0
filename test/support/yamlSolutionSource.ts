import type { FilePath } from '../../src/core/model/filePath';

/** An invented solution in the YAML layout. */
export interface YamlSolutionSource {
  /** The folder that contains `solutions`. Default: `repo`. */
  readonly repository?: FilePath;
  readonly uniqueName?: string;
  readonly version?: string;
  readonly managed?: 0 | 1;
  /** The paths that `solutioncomponents.yml` lists. */
  readonly components?: readonly string[];
}

export function yamlRoot({ repository = 'repo', uniqueName = 'Fabrikam' }: YamlSolutionSource = {}): FilePath {
  return `${repository}/solutions/${uniqueName}`;
}

/** The files of a solution, by path. */
export function yamlSolutionFiles(source: YamlSolutionSource = {}): [FilePath, string][] {
  const root = yamlRoot(source);
  return [
    [`${root}/solution.yml`, solutionYaml(source)],
    [`${root}/solutioncomponents.yml`, componentsYaml(source)],
    [`${root}/rootcomponents.yml`, 'RootComponents:\n'],
    [`${root}/missingdependencies.yml`, 'MissingDependencies:\n'],
  ];
}

export function solutionYaml({
  uniqueName = 'Fabrikam',
  version = '1.0',
  managed = 0,
}: YamlSolutionSource = {}): string {
  return `ImportExportXml:
  '@version': 9.2.26035.182
  '@SolutionPackageVersion': '9.2'
  '@languagecode': 1033
  SolutionManifest:
    UniqueName: ${uniqueName}
    LocalizedNames:
      LocalizedName:
        '@description': ${uniqueName} solution
        '@languagecode': 1033
    Descriptions:
    Version: ${version}
    Managed: ${managed}
    Publisher:
      UniqueName: fabrikampublisher
`;
}

export function componentsYaml({ components = [] }: YamlSolutionSource = {}): string {
  const listed = components.map((path) => `  - '@path': ${path}\n`).join('');
  return `SolutionComponents:\n  Component:\n${listed}`;
}
