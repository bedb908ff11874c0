import { wholeFile } from '../model/place';
import { defineMessages } from './messages';
import type { FlowRule, RuleText } from './rule';

const messages = defineMessages({
  fileMissing: ({ flow, file }: { readonly flow: string; readonly file: string }) =>
    `The file of flow “${flow}” is missing: ${file}. The solution cannot be imported without it. Restore the file, or export the solution again.`,
  noDefinition: ({ flow }: { readonly flow: string }) =>
    `The file of flow “${flow}” does not contain a flow: properties.definition is missing. The import fails or leaves “${flow}” turned off. Restore the content of the file, or export the solution again.`,
});

export const flowWithoutDefinitionText: RuleText = {
  title: 'File of a flow is missing or does not contain a flow',
  description:
    'The metadata of a cloud flow refers to a JSON file that does not exist, or the JSON file of a flow does not contain properties.definition. Not reported for a file that is excluded or cannot be read.',
};

export const flowWithoutDefinition = {
  id: 'flow-without-definition',
  defaultSeverity: 'error',
  scope: 'flow',
  messages,
  check: ({ flow: { file, name }, faults }, _index, report) => {
    if (faults.some(({ kind }) => kind === 'noDefinition')) {
      report({ file, place: wholeFile, message: messages.noDefinition({ flow: name }), related: [], data: {} });
    }
  },
  checkSolution: ({ solution: { root, missingFlows } }, _index, report) => {
    for (const { flow, metadataFile, isInline } of missingFlows) {
      const file = flow.file.slice(root.length + 1);
      report({
        file: metadataFile,
        place: isInline
          ? { kind: 'xml', component: 'workflow', name: flow.workflowId ?? '', child: 'JsonFileName' }
          : wholeFile,
        message: messages.fileMissing({ flow: flow.name, file }),
        related: [],
        data: { missing: file },
      });
    }
  },
} satisfies FlowRule;
