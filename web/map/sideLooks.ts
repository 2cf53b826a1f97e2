import type { SideKind } from '../../spatial/envelope/types.ts'
import { PALETTE } from './palette.ts'

/** How a limit is drawn by what it is: told apart by dashes as well as by colour. */
export const SIDE_LOOKS: Readonly<
  Record<SideKind, { readonly colour: string; readonly width: number; readonly dash: readonly number[] }>
> = {
  street: { colour: PALETTE.ink, width: 5, dash: [] },
  side: { colour: '#2f5f8a', width: 3, dash: [8, 5] },
  rear: { colour: '#6b4a8a', width: 3, dash: [2, 4] },
}
