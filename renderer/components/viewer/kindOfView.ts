export type KindOfView = 'pdf' | 'image' | 'text' | 'word' | 'audio' | 'none';

/** How an item can be shown. */
export function kindOfView(mediaType: string): KindOfView {
  if (mediaType === 'application/pdf') return 'pdf';
  if (/^image\/(png|jpeg|gif|webp|bmp|avif)$/.test(mediaType)) return 'image';
  if (mediaType === 'application/vnd.openxmlformats-officedocument.wordprocessingml.document') return 'word';
  if (mediaType.startsWith('audio/')) return 'audio';
  const isText =
    mediaType.startsWith('text/') ||
    mediaType === 'message/rfc822' ||
    mediaType === 'application/json' ||
    mediaType === 'application/xml';
  return isText ? 'text' : 'none';
}
