import {
  istDay,
  istMinute,
  istMoment,
  istRecent,
  istShort,
  istShortDay,
  istTime,
  otherClocks,
} from './ist.ts';

const FORMATS = {
  time: istTime,
  day: istDay,
  minute: istMinute,
  recent: istRecent,
  short: istShort,
  shortDay: istShortDay,
  moment: istMoment,
};

/** An instant on India's clock; hovering shows UTC and the viewer's own. */
export function IstTime({ at, as = 'moment' }: { at: string; as?: keyof typeof FORMATS }) {
  return (
    <time dateTime={at} title={otherClocks(at)}>
      {FORMATS[as](at)}
    </time>
  );
}
