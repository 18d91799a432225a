import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

const LINE_PX = 19;

type LogLinesProps = {
  readonly lines: readonly string[];
  readonly found: ReadonlySet<number>;
  /** The found line that is brought into view. */
  readonly shown: number | undefined;
  readonly follow: boolean;
};

/** The lines of a log, of which only those in view exist. */
export function LogLines({ lines, found, shown, follow }: LogLinesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => LINE_PX,
    overscan: 30,
  });
  useEffect(() => {
    if (shown !== undefined) virtual.scrollToIndex(shown, { align: 'center' });
    else if (follow) virtual.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [shown, follow, lines.length, virtual]);
  const classOf = (index: number): string =>
    `line${found.has(index) ? ' found' : ''}${index === shown ? ' shown' : ''}`;
  return (
    <div ref={frame} className="run-log" tabIndex={0} role="region" aria-label="What the flow printed">
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            data-index={index}
            ref={virtual.measureElement}
            className={classOf(index)}
            style={{ position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${start}px)` }}
          >
            <span className="number" aria-hidden>
              {index + 1}
            </span>
            <span>{lines[index]}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
