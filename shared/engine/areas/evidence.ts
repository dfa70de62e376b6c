import type { EngineContext } from '../context.ts';
import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';
import { EngineError } from '../errors.ts';

export function evidenceArea(_context: EngineContext): AreaApi<Contract['evidence']> {
  const notBuilt = async () => {
    throw new EngineError('notBuilt');
  };
  return {
    ingest: notBuilt,
    read: notBuilt,
    recordCustody: notBuilt,
    mapLeaves: notBuilt,
    assignFolios: notBuilt,
    freezeFolios: notBuilt,
    verifyAll: notBuilt,
  };
}
