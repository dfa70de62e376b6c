export function buildAll(options?: { quiet?: boolean; out?: string; page?: string }): Promise<void>;
