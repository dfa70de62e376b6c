export * from './amounts.ts';
export * from './checks.ts';
export * from './leaves.ts';
export * from './matrix.ts';
export * from './names.ts';
export * from './procedure.ts';
export * from './sumTable.ts';
