import { useEffect } from 'react';
import { spelledMoment } from '../time-travel/spelled-moment.js';
import type { Past } from '../time-travel/past.js';
import { announce, useAnnouncement } from '../ui/announcements.js';

/** Tells a screen reader, when it has finished its sentence, that another page or another moment is shown. */
export function Announcer({ past }: { readonly past: Past | undefined }) {
  const { text, turn } = useAnnouncement();
  useEffect(() => {
    if (past === undefined) return;
    announce(`As of ${spelledMoment(past)}`);
    return () => announce('The present');
  }, [past]);
  return (
    <div role="status" className="visually-hidden">
      <span key={turn}>{text}</span>
    </div>
  );
}
