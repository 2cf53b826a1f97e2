import { Button } from '@mantine/core'
import { useSheetWords } from '../../text/useSheetWords.ts'
import classes from './sheetView.module.css'
import type { Moving } from './useViewport.ts'

type ZoomingProps = {
  /** Of its size on paper; null for what has none. */
  readonly percent: number | null
} & Pick<Moving, 'zoom' | 'fit'>

/** Larger, smaller, whole: for whoever has no wheel. */
export function Zooming({ percent, zoom, fit }: ZoomingProps) {
  const say = useSheetWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no set of fields
    <div className={classes.zooming} role="group" aria-label={say('view.zooming')}>
      <Sign sign="−" word={say('view.zoomOut')} onPress={() => zoom(1 / 1.4)} />
      {percent !== null && <output className="figures">{say('view.percent', { percent })}</output>}
      <Sign sign="+" word={say('view.zoomIn')} onPress={() => zoom(1.4)} />
      <Sign sign="⤢" word={say('view.fit')} onPress={fit} />
    </div>
  )
}

type SignProps = { readonly sign: string; readonly word: string; readonly onPress: () => void }

const Sign = ({ sign, word, onPress }: SignProps) => (
  <Button variant="default" className={classes.sign ?? ''} aria-label={word} title={word} onClick={onPress}>
    <span aria-hidden="true">{sign}</span>
  </Button>
)
