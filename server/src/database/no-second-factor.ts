/** How somebody without one stands in the records. */
export const NO_SECOND_FACTOR = {
  ...{ totp_secret: null, totp_confirmed_at: null, totp_used_step: null },
  recovery_codes: null,
};
