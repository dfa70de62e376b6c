export const timeline = {
  table: 'Table of events',
  drawing:
    'Timeline, {{count}} events. Arrows pan; plus and minus zoom; Home shows all; Page Up and Page Down step through events.',
  zoomIn: 'Zoom in (+)',
  zoomOut: 'Zoom out (−)',
  showAll: 'Show all (Home)',
  legend: '● exact day · ○ ≈ about · ▭ only month, year or range known',
  unknown: 'Date unknown',
  empty: 'Record each event with the date as far as it is known: day, month, year, about, or unknown.',
} as const;
