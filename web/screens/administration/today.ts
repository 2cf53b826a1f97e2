import { printedDay, typedDay } from '../../text/figures.ts'

/** The day in Morocco, as the browser's clock has it: 2026-11-24. */
export const today = (): string => typedDay(printedDay(new Date().toISOString())) ?? ''
