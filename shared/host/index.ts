export * from './contract.ts';
export * from './csp.ts';
export * from './folders.ts';
export * from './names.ts';
