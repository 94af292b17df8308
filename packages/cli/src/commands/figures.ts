// Figures in tables for eyes, with a decimal point: this program speaks English, and its CSV says what it writes.

export function figureText(value: number | null, decimals: number): string | undefined {
  return value === null ? undefined : value.toFixed(decimals);
}

export function shareText(share: number | null): string | undefined {
  return share === null ? undefined : `${(share * 100).toFixed(1)} %`;
}
