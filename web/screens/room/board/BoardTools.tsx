import { Button } from '@mantine/core'
import type { RefObject } from 'react'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import type { BoardCopy } from '../line/BoardCopy.ts'
import type { Finishing } from './surface.ts'
import classes from './tools.module.css'
import { TOOL_KEYS, TOOLS, type Tool } from './tools.ts'

type BoardToolsProps = {
  readonly board: BoardCopy
  readonly tool: Tool
  readonly onTool: (tool: Tool) => void
  readonly handle: RefObject<Finishing | null>
}

const keyOf = (tool: Tool) => Object.entries(TOOL_KEYS).find(([, one]) => one === tool)?.[0] ?? ''

/** The tools of a board; what they do without a pointer is said under them. */
export function BoardTools({ board, tool, onTool, handle }: BoardToolsProps) {
  const say = useRoomWords()
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={say('board.tools')}>
      {TOOLS.map((one) => (
        <button
          key={one}
          type="button"
          className={classes.tool}
          aria-pressed={tool === one}
          aria-keyshortcuts={keyOf(one)}
          onClick={() => onTool(one)}
        >
          {say(`board.${one}`)} <kbd>{keyOf(one)}</kbd>
        </button>
      ))}
      <span className={classes.apart} />
      {(tool === 'line' || tool === 'polygon') && (
        <Button variant="default" onClick={() => handle.current?.finish()}>
          {say('board.finish')}
        </Button>
      )}
      <Button variant="default" disabled={!board.canUndo} onClick={() => board.undo()}>
        {say('board.undo')}
      </Button>
      <Button variant="default" disabled={!board.canRedo} onClick={() => board.redo()}>
        {say('board.redo')}
      </Button>
    </div>
  )
}
