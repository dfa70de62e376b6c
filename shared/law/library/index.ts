export * from './force.ts';
export * from './instrument.ts';
export { INSTRUMENTS } from './instruments.ts';
export * from './reference.ts';
