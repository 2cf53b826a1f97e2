import { SHAPES, type Shape } from '../../../../api/contract/room/annotation.ts'

export type Tool = 'hand' | Shape
export const TOOLS: readonly Tool[] = ['hand', ...SHAPES]

/** One key a tool, while the focus is in the room and not in a field: those of the row they stand in. */
export const TOOL_KEYS: Readonly<Record<string, Tool>> = {
  '0': 'hand',
  '1': 'point',
  '2': 'line',
  '3': 'polygon',
  '4': 'arrow',
  '5': 'text',
}
