declare const day: unique symbol

/** A civil day in Morocco, `YYYY-MM-DD`. Days are days, not instants. */
export type Day = string & { readonly [day]: true }

const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** The day when the text is a real calendar day (2026-02-30 is not), else null. */
export function parseDay(text: string): Day | null {
  if (!SHAPE.test(text)) return null
  const instant = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== text) return null
  return text as Day // the brand is minted here, after the check above
}
