import { Slider, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { audit } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { nameInWords } from '../audit/event-words.js';
import { clockTime } from '../ui/durations.js';

const MARKED = 'ScalingDecided,RunFailed,RunTimedOut,BotProvisioningErrorOccurred,BotProvisioningFailed,BotLost';
const MAX_MARKS = 200;
const LEFT_PART = 0.7;

type TimeSliderProps = { readonly at: number; readonly spanMs: number; readonly onMove: (time: number) => void };

/** A stretch of time round the moment, with scaling decisions (green) and failures (red) marked. */
export function TimeSlider({ at, spanMs, onMove }: TimeSliderProps) {
  const [window, setWindow] = useState(() => windowRound(at, spanMs));
  const [drag, setDrag] = useState<number>();
  useEffect(() => setWindow(windowRound(at, spanMs)), [spanMs]); // The line moves only when the moment leaves it.
  useEffect(() => {
    setDrag(undefined);
    setWindow((was) => (at < was.from || at > was.to ? windowRound(at, spanMs) : was));
  }, [at, spanMs]);
  const { data } = useAnswer(audit, {
    present: true,
    query: {
      type: MARKED,
      since: new Date(window.from).toISOString(),
      until: new Date(window.to).toISOString(),
      limit: MAX_MARKS,
    },
  });
  const place = (time: number): string => `${((time - window.from) / (window.to - window.from)) * 100}%`;
  return (
    <div className="time-line">
      <div className="time-marks" aria-hidden>
        {data?.items.map(({ eventId, type, recordedAt }) => (
          <span
            key={eventId}
            className={type === 'ScalingDecided' ? 'time-mark' : 'time-mark failure'}
            style={{ left: place(Date.parse(recordedAt)) }}
            title={`${nameInWords(type)} ${clockTime(recordedAt)}`}
          />
        ))}
      </div>
      <Slider
        thumbLabel="The moment that is shown"
        min={window.from}
        max={window.to}
        step={Math.max(1_000, Math.round(spanMs / 600))}
        value={drag ?? at}
        label={(value) => clockTime(value)}
        color="yellow"
        size="xs"
        onChange={setDrag}
        onChangeEnd={(value) => onMove(Math.min(value, Date.now()))}
      />
      <Text
        fz={11}
        mt={2}
        style={{ display: 'flex', justifyContent: 'space-between' }}
        className="numbers"
        component="div"
      >
        <span>{clockTime(window.from)}</span>
        <span className="time-legend">
          <span className="time-mark" /> scaling decision <span className="time-mark failure" /> failure
          {data !== undefined && data.next !== null && `, the latest ${MAX_MARKS}`}
        </span>
        <span>{clockTime(window.to)}</span>
      </Text>
    </div>
  );
}

function windowRound(at: number, spanMs: number) {
  const to = Math.min(at + spanMs * (1 - LEFT_PART), Date.now());
  return { from: to - spanMs, to };
}
