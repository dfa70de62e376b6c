import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';
import type { EngineCore } from '../engineCore.ts';

/** The copies of the vault beside the working store. */
export function copiesArea(core: EngineCore): AreaApi<Contract['copies']> {
  return {
    state: async () => core.copies.state,
  };
}
