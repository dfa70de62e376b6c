export function pdfResourceFiles(root: string): [from: string, name: string][];
