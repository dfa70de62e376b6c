import { Menu } from 'electron';

/** No menu: the application has its own. macOS alone needs one, else copy, paste and quit have no keys. */
export function setMenu(): void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        role: 'appMenu',
        submenu: [
          { role: 'hide', label: 'Ẩn Minh Chứng' },
          { role: 'quit', label: 'Thoát' },
        ],
      },
      {
        label: 'Sửa',
        submenu: [
          { role: 'undo', label: 'Hoàn tác' },
          { role: 'redo', label: 'Làm lại' },
          { type: 'separator' },
          { role: 'cut', label: 'Cắt' },
          { role: 'copy', label: 'Chép' },
          { role: 'paste', label: 'Dán' },
          { role: 'selectAll', label: 'Chọn tất cả' },
        ],
      },
    ]),
  );
}
