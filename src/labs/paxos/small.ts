/** A configuration small enough to search: nothing goes wrong in it but what the protocol itself does. */
export const small = {
  priests: 3, presidents: 2, ballotMax: 2, crashes: 0, drops: 0, duplicates: 0, cuts: 0, drifts: 0,
} as const;
