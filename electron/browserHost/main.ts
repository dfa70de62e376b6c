import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { PdfService } from '../services/pdf.ts';
import { startBrowserHost } from './server.ts';

/** IndexedDB belongs to the origin, so the port never changes (JOURNAL F). Tests use their own. */
const FIXED_PORT = 47_613;

const here = fileURLToPath(new URL('.', import.meta.url));
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(here, '../../package.json'), 'utf8')));
const port = Number(process.env.MINH_CHUNG_PORT ?? FIXED_PORT);

try {
  const { server, startUrl } = await startBrowserHost({
    port,
    root: join(here, '../renderer'),
    version,
    pdf: new PdfService(join(here, 'pdfWorker.js')),
  });
  const stop = () => {
    server.closeAllConnections();
    server.close(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(startUrl);
} catch (error) {
  const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(
    isBusy
      ? `Cổng ${port} đang bận: Minh Chứng có thể đã mở ở cửa sổ khác. Chương trình không đổi cổng vì dữ liệu gắn với địa chỉ này.`
      : `Không khởi động được: ${error instanceof Error ? error.message : ''}`,
  );
  process.exit(1);
}
