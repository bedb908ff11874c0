import type { GridSubject } from '../grid/gridModel';

/** Which dialog is open, and the environment or connection that it is about, given by their ids in `MappingView`. */
export type DialogRequest =
  | { readonly kind: 'addEnvironment' }
  | { readonly kind: 'paste'; readonly environment: string; readonly text: string }
  | { readonly kind: 'correctFile'; readonly environment: string }
  | { readonly kind: 'copyColumn'; readonly environment: string; readonly what: GridSubject }
  | { readonly kind: 'clearColumn'; readonly environment: string; readonly what: GridSubject }
  | { readonly kind: 'pipelineVariables'; readonly environment: string }
  | { readonly kind: 'assign'; readonly environment: string; readonly connection: string; readonly connector: string }
  | {
      readonly kind: 'setForConnector';
      readonly environment: string;
      readonly connector: string;
      readonly value: string;
    };
