import { Worker } from 'node:worker_threads';
import { HostError } from '#host';

/** Renders PDFs in a thread of its own: Typst is fast, but not so fast that the window may wait for it. */
export class PdfService {
  readonly #workerPath: string;
  #worker: Worker | null = null;
  #nextId = 1;
  readonly #waiting = new Map<number, { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void }>();

  constructor(workerPath: string) {
    this.#workerPath = workerPath;
  }

  render(document: unknown): Promise<Uint8Array> {
    const worker = this.#ready();
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, document });
    });
  }

  #ready(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(this.#workerPath);
    worker.on('message', (answer: { id: number; pdf: Uint8Array | null }) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.pdf === null) waiting?.reject(new HostError('pdfFailed'));
      else waiting?.resolve(answer.pdf);
    });
    const fail = () => {
      this.#worker = null;
      for (const waiting of this.#waiting.values()) waiting.reject(new HostError('pdfFailed'));
      this.#waiting.clear();
    };
    worker.on('error', fail);
    worker.on('exit', fail);
    worker.unref();
    this.#worker = worker;
    return worker;
  }
}
