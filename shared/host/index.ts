export * from './contract.ts';
export * from './csp.ts';
export * from './errors.ts';
export * from './folderCalls.ts';
export * from './folderLink.ts';
export * from './folders.ts';
export * from './names.ts';
export * from './turns.ts';
