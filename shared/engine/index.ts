export * from './contract/index.ts';
export * from './errors.ts';
export { connectEngineWorker, type EngineWorker } from './rpc/client.ts';
