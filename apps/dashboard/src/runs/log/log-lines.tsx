import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import './run-log.css';

const LINE_PX = 19;

type LogLinesProps = {
  readonly lines: readonly string[];
  /** How many lines are before the first of these. */
  readonly cut: number;
  readonly found: ReadonlySet<number>;
  /** The found line that is brought into view. */
  readonly shown: number | undefined;
  readonly follow: boolean;
  /** Somebody goes back to read: following on would pull the lines away. */
  readonly onBack: () => void;
};

/** The lines of a log, of which only those in view exist. */
export function LogLines({ lines, cut, found, shown, follow, onBack }: LogLinesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const before = useRef(0);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => LINE_PX,
    overscan: 30,
  });
  const end = cut + lines.length;
  useEffect(() => {
    if (shown !== undefined) virtual.scrollToIndex(shown, { align: 'center' });
    else if (follow) virtual.scrollToIndex(end - cut - 1, { align: 'end' });
  }, [shown, follow, end, cut, virtual]);
  const noteScroll = ({ scrollTop, scrollHeight, clientHeight }: HTMLDivElement): void => {
    // Lines that go at the beginning move the rest up, too; the end stays in view then.
    const atEnd = scrollHeight - clientHeight - scrollTop < LINE_PX;
    if (follow && shown === undefined && scrollTop < before.current && !atEnd) onBack();
    before.current = scrollTop;
  };
  const classOf = (index: number): string =>
    `line${found.has(index) ? ' found' : ''}${index === shown ? ' shown' : ''}`;
  return (
    <div
      ref={frame}
      className="run-log"
      tabIndex={0}
      role="region"
      aria-label="What the flow printed"
      onScroll={({ currentTarget }) => noteScroll(currentTarget)}
    >
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
              {cut + index + 1}
            </span>
            <span>{lines[index]}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
