/** Another cancel of the link is open, or has acted since the look that this one was asked on. */
export class LookedTooEarly extends Error {
  override readonly name = 'LookedTooEarly';
}

/** Another writer committed first: read again and reduce again. */
export class LostRace extends Error {
  override readonly name = 'LostRace';
}
