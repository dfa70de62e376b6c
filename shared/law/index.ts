export * from './deadlines.ts';
export * from './form.ts';
export * from './library/index.ts';
