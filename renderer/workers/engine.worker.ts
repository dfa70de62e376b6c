import './withoutJit.ts';
import { runEngineWorker } from '#engine/worker';
import { readText } from './textReader.ts';

runEngineWorker({ readText });
