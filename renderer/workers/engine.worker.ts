import './withoutJit.ts';
import { runEngineWorker } from '#engine/worker';

runEngineWorker();
