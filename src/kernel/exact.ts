// Functions of analysis by + − × ÷ and √ alone, which every engine rounds alike. Math.log, exp and the like may differ in the last
// digit from engine to engine, and then the same seed would not be the same run.

const terms = Array.from({ length: 11 }, (_, index) => 1 / (2 * (10 - index) + 1));
const factorials = Array.from({ length: 18 }, (_, index) => 18 - index);

/** The natural logarithm of a positive number, within a few units of the last digit. */
export function ln(x: number): number {
  let exponent = 0;
  let mantissa = x;
  while (mantissa > Math.SQRT2) { mantissa /= 2; exponent++; }
  while (mantissa < Math.SQRT1_2) { mantissa *= 2; exponent--; }
  // ln m = 2 artanh((m − 1) / (m + 1)), whose series is short because m is near 1.
  const t = (mantissa - 1) / (mantissa + 1);
  let sum = 0;
  for (const term of terms) sum = sum * t * t + term;
  return 2 * t * sum + exponent * Math.LN2;
}

/** e to the power of x, within a few units of the last digit. */
export function exp(x: number): number {
  const halvings = Math.round(x / Math.LN2);
  const rest = x - halvings * Math.LN2;
  let sum = 1;
  for (const factor of factorials) sum = 1 + (sum * rest) / factor;
  for (let left = Math.abs(halvings); left > 0; left--) sum = halvings > 0 ? sum * 2 : sum / 2;
  return sum;
}

// P. J. Acklam's rational approximation (2003); its relative error is below 1.2e-9.
const middle = {
  over: [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239],
  under: [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
} as const;
const tail = {
  over: [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783],
  under: [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
} as const;
const tailEnds = 0.02425;

const polynomial = (coefficients: readonly number[], x: number): number => coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

/** The standard normal value that a share `p` of all values lies below; 0 < p < 1. */
export function normalQuantile(p: number): number {
  if (p > 1 - tailEnds) return -normalQuantile(1 - p);
  if (p < tailEnds) {
    const q = Math.sqrt(-2 * ln(p));
    return polynomial(tail.over, q) / polynomial(tail.under, q);
  }
  const q = p - 0.5;
  return (polynomial(middle.over, q * q) * q) / polynomial(middle.under, q * q);
}
