/** Widths of boundaries by weight, CSS pixels. */
export const BOUNDARY_PX = { regions: 1.6, provinces: 1, communes: 0.6 } as const
