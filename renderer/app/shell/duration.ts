/** Seconds as `9:05`, or `1:02:03` from an hour on. */
export function formatSeconds(total: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const seconds = Math.max(0, Math.round(total));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
