import type { EngineContext } from '../context.ts';
import { EngineError } from '../errors.ts';

interface SourceFile {
  readonly caseId: string;
  readonly file: Blob;
  readonly name: string;
}
interface SourceRange {
  readonly caseId: string;
  readonly evidenceId: string;
  readonly offset: number;
  readonly length: number;
}

export async function ingestSource(_context: EngineContext, _input: SourceFile): Promise<{ evidenceId: string }> {
  throw new EngineError('notBuilt');
}

export async function readSource(_context: EngineContext, _input: SourceRange): Promise<Uint8Array> {
  throw new EngineError('notBuilt');
}
