/** Lines of a text as entered in a header field: without blanks at the ends, empty ones left out. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}

export const dashed = (line: string): string => `- ${line.replace(/^[-–—]\s*/, '')}`;
