export type TrackingSearch = {
  /** The dossier's number, as a receipt's code leads here with it. The identity never enters the address. */
  readonly number?: string | undefined
}

const LONGEST = 40

/** A number of figures and dashes may come back from the address as a number. */
export const parseTrackingSearch = ({ number }: Record<string, unknown>): TrackingSearch => {
  const text = typeof number === 'string' || typeof number === 'number' ? String(number).trim() : ''
  return text === '' || text.length > LONGEST ? {} : { number: text }
}
