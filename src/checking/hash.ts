// Numbers that stand for states when they are looked for and dealt out. A state's sum is the same in every layout, and a step that
// changes few fields changes it by little work.

/** What a field's id is multiplied with in the sum: odd, and with no relation to those of other fields. */
export const saltOf = (field: number): number => scatter(Math.imul(field + 1, 0x9e3779b1)) | 1;

/** Every bit of the sum moves every bit of this. */
export function scatter(sum: number): number {
  let hash = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
