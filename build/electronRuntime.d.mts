export function electronProgram(root: string, options?: { mayDownload?: boolean }): string | null;
export function hasDisplay(): boolean;
