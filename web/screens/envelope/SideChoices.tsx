import { useEffect, useRef } from 'react'
import { SIDE_KINDS, type Side, type SideKind } from '../../../spatial/envelope/types.ts'
import { plain } from '../../text/figures.ts'
import { useEnvelopeWords } from '../../text/useEnvelopeWords.ts'
import classes from './envelope.module.css'
import type { WorkedEnvelope } from './useEnvelope.ts'

type SideChoicesProps = {
  readonly worked: WorkedEnvelope
  readonly focused: number | null
  readonly onFocus: (edge: number | null) => void
}

/** Each limit and what it is taken for; a choice changes it at once. A limit touched on the map comes here. */
export function SideChoices({ worked, focused, onFocus }: SideChoicesProps) {
  const t = useEnvelopeWords()
  return (
    <section>
      <h3>{t('sides')}</h3>
      <p className={classes.intro}>{t('sidesHint')}</p>
      <ul className={classes.sides}>
        {worked.sides.map((side) => (
          <SideChoice key={side.edge} side={side} worked={worked} focused={focused === side.edge} onFocus={onFocus} />
        ))}
      </ul>
    </section>
  )
}

type SideChoiceProps = Omit<SideChoicesProps, 'focused'> & { readonly side: Side; readonly focused: boolean }

function SideChoice({ side: { edge, kind, lengthM, streetName }, worked, focused, onFocus }: SideChoiceProps) {
  const t = useEnvelopeWords()
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    if (focused && document.activeElement !== select.current) select.current?.focus()
  }, [focused])
  return (
    <li data-focused={focused || undefined}>
      <label>
        <span>
          {t('sideName', { number: edge + 1, length: plain(lengthM) })}
          {streetName && <small> {t('sideOn', { street: streetName })}</small>}
          {worked.isCorrected(edge) && <small> ({t('corrected')})</small>}
        </span>
        <select
          ref={select}
          value={kind}
          onFocus={() => onFocus(edge)}
          onBlur={() => onFocus(null)}
          onChange={({ target }) => worked.correct(edge, target.value as SideKind)} // the options are the kinds
        >
          {SIDE_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`kinds.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </li>
  )
}
