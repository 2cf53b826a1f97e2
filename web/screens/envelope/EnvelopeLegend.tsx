import { SIDE_KINDS } from '../../../spatial/envelope/types.ts'
import { PALETTE, VERDICT_COLOURS } from '../../map/palette.ts'
import { AreaSwatch, LineSwatch } from '../../map/Swatch.tsx'
import { SIDE_LOOKS } from '../../map/sideLooks.ts'
import { useEnvelopeWords } from '../../text/useEnvelopeWords.ts'
import classes from './envelope.module.css'

/** What the envelope's marks on the map mean. */
export function EnvelopeLegend({ ground, unsure }: { readonly ground: boolean; readonly unsure: boolean }) {
  const t = useEnvelopeWords()
  return (
    <ul className={classes.legend} aria-label={t('legend.title')}>
      {ground && (
        <li>
          <AreaSwatch stroke={PALETTE.accent} hatch="diagonal" />
          {t('legend.ground')}
        </li>
      )}
      {unsure && (
        <li>
          <AreaSwatch stroke={VERDICT_COLOURS.unverified} hatch="dotted" />
          {t('legend.unsure')}
        </li>
      )}
      {SIDE_KINDS.map((kind) => (
        <li key={kind}>
          <LineSwatch {...SIDE_LOOKS[kind]} dashed={SIDE_LOOKS[kind].dash} />
          {t(`kinds.${kind}`)}
        </li>
      ))}
    </ul>
  )
}
