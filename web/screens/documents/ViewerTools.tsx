import { Button } from '@mantine/core'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import classes from './viewer.module.css'
import { type Zoom, zoomed } from './viewing.ts'

type ViewerToolsProps = {
  readonly page: number
  readonly pages: number
  readonly zoom: Zoom
  readonly onPage: (page: number) => void
  readonly onZoom: (zoom: Zoom) => void
}

/** Pages and size. Signs that turn with the writing by themselves, each with its word. */
export function ViewerTools({ page, pages, zoom, onPage, onZoom }: ViewerToolsProps) {
  const say = useDocumentWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no set of fields
    <div className={classes.tools} role="group" aria-label={say('documents.tools')}>
      {pages > 1 && (
        <>
          <Tool sign="‹" word={say('documents.previous')} off={page <= 1} onPress={() => onPage(page - 1)} />
          <span role="status" className="figures">
            {say('documents.page', { page, pages })}
          </span>
          <Tool sign="›" word={say('documents.next')} off={page >= pages} onPress={() => onPage(page + 1)} />
        </>
      )}
      <span className={classes.sizes}>
        <Tool sign="−" word={say('documents.zoomOut')} onPress={() => onZoom(zoomed(zoom, -1))} />
        <output className="figures">{say('documents.zoom', { percent: zoom })}</output>
        <Tool sign="+" word={say('documents.zoomIn')} onPress={() => onZoom(zoomed(zoom, 1))} />
        <Tool sign="↔" word={say('documents.fit')} onPress={() => onZoom(100)} />
      </span>
    </div>
  )
}

type ToolProps = {
  readonly sign: string
  readonly word: string
  readonly off?: boolean
  readonly onPress: () => void
}

/** Out of use it keeps the focus: whoever turns pages by the keyboard is not thrown out at the last one. */
const Tool = ({ sign, word, off = false, onPress }: ToolProps) => (
  <Button
    variant="default"
    className={classes.tool ?? ''}
    aria-label={word}
    title={word}
    aria-disabled={off || undefined}
    onClick={() => !off && onPress()}
  >
    <span aria-hidden="true">{sign}</span>
  </Button>
)
