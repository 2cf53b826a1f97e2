import type { FiledParcel, Reading } from './types.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/**
 * A file's words as they can be shown, stored and searched: without control characters, which no screen shows and no
 * database text holds, and with half characters (lone surrogates) replaced. The filed bytes keep everything.
 */
export const printable = (words: string): string => words.replace(CONTROLS, '').toWellFormed()

const printableEntries = (attributes: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [printable(name), printable(value)]))

const printableParcel = (parcel: FiledParcel): FiledParcel => ({
  ...parcel,
  label: printable(parcel.label),
  attributes: printableEntries(parcel.attributes),
})

/** A reading whose labels and attributes can be printed; coordinates and findings are left as they are. */
export const printableReading = (reading: Reading): Reading => ({
  ...reading,
  parcels: reading.parcels.map(printableParcel),
  skipped: reading.skipped.map((named) => ({ ...named, label: printable(named.label) })),
  refused: reading.refused.map((named) => ({ ...named, label: printable(named.label) })),
})
