import { fixed, landArea } from '../text/figures.ts'
import { useWords } from '../text/words.ts'

const two = (value: number) => String(value).padStart(2, '0')

/** « 1 ha 24 a 07 ca (12 407,32 m²) »: the land register's writing, and square metres beside it. */
export function Area({ m2 }: { readonly m2: number }) {
  const { t } = useWords()
  const { ha, a, ca } = landArea(m2)
  const parts = [
    ...(ha > 0 ? [`${ha} ${t('units.ha')}`] : []),
    ...(ha > 0 || a > 0 ? [`${ha > 0 ? two(a) : a} ${t('units.a')}`] : []),
    `${ha > 0 || a > 0 ? two(ca) : ca} ${t('units.ca')}`,
  ]
  return (
    <span className="figures">
      <bdi>{parts.join(' ')}</bdi>{' '}
      <small>
        (<Figure value={m2} digits={2} unit={t('units.m2')} />)
      </small>
    </span>
  )
}

type FigureProps = { readonly value: number; readonly digits?: 0 | 1 | 2 | 3; readonly unit?: string }

/** A number with its unit, kept together and in their own direction. */
export const Figure = ({ value, digits = 2, unit }: FigureProps) => (
  <bdi className="figures">
    {fixed(value, digits)}
    {unit ? `\u00a0${unit}` : ''}
  </bdi>
)
