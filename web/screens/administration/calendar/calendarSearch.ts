/** `year=2027`: another year than this one. */
export type CalendarSearch = { readonly year?: number | undefined }

export function parseCalendarSearch({ year }: Record<string, unknown>): CalendarSearch {
  const number = Number(year)
  return Number.isInteger(number) && number >= 2000 && number <= 2100 ? { year: number } : {}
}
