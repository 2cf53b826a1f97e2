import type { FiledParcel, IntakeRefusal, Reading } from './types.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/**
 * A file's words as they can be shown, stored and searched: without control characters, which no screen shows and no
 * database text holds, and with half characters (lone surrogates) replaced. The filed bytes keep everything.
 */
export const printable = (words: string): string => words.replace(CONTROLS, '').toWellFormed()

const printableEntries = (attributes: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [printable(name), printable(value)]))

type Figured = Pick<IntakeRefusal, 'data'>

/** A finding or a refusal quotes words of the file too, such as the encoding its `.cpg` declares. */
export function printableFigures<F extends Figured>(noticed: F): F {
  if (!noticed.data) return noticed
  const data = Object.entries(noticed.data).map(([name, value]) => [
    name,
    typeof value === 'string' ? printable(value) : value,
  ])
  return { ...noticed, data: Object.fromEntries(data) }
}

const printableParcel = (parcel: FiledParcel): FiledParcel => ({
  ...parcel,
  label: printable(parcel.label),
  attributes: printableEntries(parcel.attributes),
  findings: parcel.findings.map(printableFigures),
})

/** A reading whose words can all be printed; its coordinates are left as they are. */
export const printableReading = (reading: Reading): Reading => ({
  ...reading,
  parcels: reading.parcels.map(printableParcel),
  skipped: reading.skipped.map(({ label, finding }) => ({
    label: printable(label),
    finding: printableFigures(finding),
  })),
  refused: reading.refused.map(({ label, refusal, attributes, ...others }) => ({
    ...others,
    ...(attributes && { attributes: printableEntries(attributes) }),
    label: printable(label),
    refusal: printableFigures(refusal),
  })),
})
