export * from './deadlines.ts';
export * from './instruments.ts';
