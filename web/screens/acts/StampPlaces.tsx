import { Button, NativeSelect } from '@mantine/core'
import { type MouseEvent, useState } from 'react'
import { type PlacesWanted, type PlanToStamp, type StampPlace, USUAL_PLACE } from '../../../api/contract/actPlans.ts'
import { previewAddress } from '../../../api/contract/documents.ts'
import { useActWords } from '../../text/useActWords.ts'
import classes from './acts.module.css'

/** Places that have a name; another is shown by a click on the sheet. */
const PLACES = {
  topRight: USUAL_PLACE,
  topLeft: { x: 0.18, y: 0.1 },
  bottomLeft: { x: 0.18, y: 0.9 },
  bottomRight: { x: 0.82, y: 0.9 },
} as const satisfies Record<string, StampPlace>
type PlaceName = keyof typeof PLACES
const NAMES = Object.keys(PLACES) as PlaceName[]

type StampPlacesProps = {
  readonly plan: PlanToStamp
  readonly isBusy: boolean
  readonly onPlace: (places: PlacesWanted) => void
}

/** One sheet at a time: a corner by its name or a click where the stamp goes, for this sheet or for all that follow. */
export function StampPlaces({ plan, isBusy, onPlace }: StampPlacesProps) {
  const say = useActWords()
  const [page, setPage] = useState(1)
  const kept = placeOf(plan, page)
  const [chosen, setChosen] = useState<StampPlace | null>(null)
  const place = chosen ?? kept
  const pages = plan.pages ?? 1
  const turn = (to: number) => {
    setPage(to)
    setChosen(null)
  }
  const name = NAMES.find((one) => PLACES[one].x === place.x && PLACES[one].y === place.y)
  return (
    <div className={classes.placing}>
      <div className={classes.sheet} data-busy={isBusy || undefined}>
        {/* The names beside say the same to whoever does not click on the sheet. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the select beside does it by keyboard */}
        <img
          src={previewAddress(plan.documentId, page, 800)}
          alt={say('plans.sheet', { page, pages })}
          onClick={(event) => setChosen(pointed(event))}
        />
        <span style={{ left: `${place.x * 100}%`, top: `${place.y * 100}%` }} aria-hidden="true">
          NE VARIETUR
        </span>
      </div>
      <div className={classes.acts}>
        {pages > 1 && (
          <NativeSelect
            size="md"
            label={say('plans.which')}
            value={String(page)}
            data={Array.from({ length: pages }, (_, index) => String(index + 1))}
            onChange={({ currentTarget }) => turn(Number(currentTarget.value))}
          />
        )}
        <NativeSelect
          size="md"
          label={say('plans.place')}
          value={name ?? ''}
          data={[
            ...(name ? [] : [{ value: '', label: say('plans.places.pointed') }]),
            ...NAMES.map((one) => ({ value: one, label: say(`plans.places.${one}`) })),
          ]}
          onChange={({ currentTarget }) => setChosen(PLACES[currentTarget.value as PlaceName])}
        />
        <p className={classes.line}>
          <Button
            size="sm"
            loading={isBusy}
            onClick={() => onPlace({ documentId: plan.documentId, places: [{ page, ...place }] })}
          >
            {say('plans.here')}
          </Button>
          {pages > page && (
            <Button
              size="sm"
              variant="default"
              loading={isBusy}
              onClick={() => onPlace({ documentId: plan.documentId, places: onward(page, pages, place) })}
            >
              {say('plans.onward')}
            </Button>
          )}
        </p>
      </div>
    </div>
  )
}

/** Of a sheet without its own, the place of the last one before it that has one. */
const placeOf = ({ places }: PlanToStamp, page: number): StampPlace =>
  places.findLast((one) => one.page <= page) ?? USUAL_PLACE

const onward = (from: number, to: number, { x, y }: StampPlace) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ page: from + index, x, y }))

/** Where on the picture, whichever way the page is read. */
function pointed({ currentTarget, clientX, clientY }: MouseEvent<HTMLImageElement>): StampPlace {
  const { left, top, width, height } = currentTarget.getBoundingClientRect()
  return { x: (clientX - left) / width, y: (clientY - top) / height }
}
