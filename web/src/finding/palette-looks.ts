/** As high with nothing in it as when it is full: what is found moves nothing. */
export const PALETTE_LIST = 'h-[min(26rem,60dvh)] overflow-y-auto p-2';

export const PALETTE_FOOT =
  'flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-2 text-xs text-quiet max-sm:min-h-16';
