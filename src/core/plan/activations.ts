import type { AcceleratorSettings, FlowActivation } from '../model/acceleratorSettings';
import type { Flow } from '../model/flow';
import { guidKey } from '../model/names';

/** What the settings files of the ALM Accelerator of an environment say about its flows. */
export class Activations {
  readonly #areKnown: boolean;
  readonly #byId = new Map<string, FlowActivation['activate']>();

  constructor(settings: readonly AcceleratorSettings[]) {
    this.#areKnown = settings.every(({ readable }) => readable);
    for (const { workflowId, activate } of settings.flatMap(({ activations }) => activations)) {
      const id = guidKey(workflowId);
      this.#byId.set(id, (this.#byId.get(id) ?? activate) === activate ? activate : 'unknown');
    }
  }

  /** What they say; undefined if they do not list the flow. If several files list it differently, this is unknown. */
  of({ workflowId }: Flow): FlowActivation['activate'] | undefined {
    return workflowId === undefined ? undefined : this.#byId.get(guidKey(workflowId));
  }

  /**
   * Whether the pipeline turns on a flow; undefined if the settings files do not list the flow. If one of them cannot be
   * read, this is unknown.
   */
  stateOf(flow: Flow): 'on' | 'off' | 'unknown' | undefined {
    const activate = this.#areKnown ? this.of(flow) : 'unknown';
    return activate && ({ yes: 'on', no: 'off', unknown: 'unknown' } as const)[activate];
  }
}
