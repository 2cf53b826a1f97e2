import { contactOf } from '../../spatial/conformity/contact.ts'
import type { Facts } from '../../spatial/conformity/types.ts'

/** The servitudes that a note lists: over the land, or beside it. */
export const servitudesMet = ({ servitudes, tolerance }: Facts): Facts['servitudes'] =>
  servitudes.filter((one) => contactOf(one, tolerance, one.toleranceM) !== 'apart')
