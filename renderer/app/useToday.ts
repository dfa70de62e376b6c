import { useEffect, useState } from 'react';
import { todayIso } from './format.ts';

/** Today (ISO); follows midnight. */
export function useToday(): string {
  const [today, setToday] = useState(() => todayIso());
  useEffect(() => {
    const timer = setInterval(() => setToday(todayIso()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}

/** A fresh record id. */
export function newId(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
