import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ParcelsReadAnswer } from '../../../../api/contract/parcels.ts'
import { LEGAL_ZONES } from '../../../../spatial/crs/legalZones.ts'
import { useWords } from '../../../text/words.ts'
import { Area } from '../../../ui/Area.tsx'
import { FactList } from '../../../ui/FactList.tsx'
import type { Point } from '../../map/scene.ts'
import { usePause } from '../../search/usePause.ts'
import { keepTable, recallTable } from '../kept.ts'
import type { Filings } from '../useFilings.ts'
import { useReading } from '../useReading.ts'
import { ZoneName } from '../ZoneName.tsx'
import classes from './locate.module.css'
import { Refusal } from './Refusal.tsx'

type TableWayProps = { readonly filings: Filings; readonly onShowPlace: (at: Point) => void }

const PAUSE_MS = 600
const FEWEST_LINES = 3

const enoughLines = (table: string) => table.split('\n').filter((line) => /\d/.test(line)).length >= FEWEST_LINES

/** Reads the table once typing rests; too few lines are not read at all. */
function useTable(setPreview: Filings['setPreview']) {
  const [table, setTable] = useState(recallTable)
  const [srid, setSrid] = useState('')
  const settled = usePause(table, PAUSE_MS)
  const { state, read, cancel } = useReading(setPreview)
  useEffect(() => {
    keepTable(settled)
    if (enoughLines(settled)) void read({ kind: 'table', table: settled }, srid === '' ? undefined : Number(srid))
    else {
      cancel()
      setPreview(null)
    }
  }, [settled, srid, read, cancel, setPreview])
  return { table, setTable, srid, setSrid, settled, state, read }
}

/** A borne table as it stands in the plan; what it describes shows on the map while one types. */
export function TableWay({ filings: { preview, setPreview, accept }, onShowPlace }: TableWayProps) {
  const { t } = useWords()
  const { table, setTable, srid, setSrid, settled, state, read } = useTable(setPreview)
  return (
    <div className={classes.way}>
      <TableField table={table} onTable={setTable} />
      <ZoneSelect srid={srid} onSrid={setSrid} />
      <div role="status" aria-live="polite" className={classes.way}>
        {!enoughLines(table) && <p className={classes.intro}>{t('locate.tableWaiting')}</p>}
        {state.stage === 'reading' && <p className={classes.intro}>{t('locate.tableReading')}</p>}
        {state.stage === 'idle' && preview && <TablePreview preview={preview} />}
      </div>
      <Refusal
        state={state}
        kind="table"
        onAgain={(given, zone) => (zone === undefined ? void read(given) : setSrid(String(zone)))}
        onShowPlace={onShowPlace}
      />
      {preview && state.stage === 'idle' && (
        <Button size="md" onClick={() => accept(preview, { kind: 'table', table: settled })}>
          {t('locate.useThese')}
        </Button>
      )}
    </div>
  )
}

function TableField({ table, onTable }: { readonly table: string; readonly onTable: (table: string) => void }) {
  const { t } = useWords()
  return (
    <>
      <Textarea
        label={t('locate.tableLabel')}
        description={t('locate.tableHelp')}
        placeholder={t('locate.tablePlaceholder')}
        value={table}
        onChange={(event) => onTable(event.currentTarget.value)}
        rows={8}
        size="md"
        spellCheck={false}
        autoComplete="off"
        dir="ltr"
        classNames={{ input: classes.table ?? '' }}
      />
      {table === '' && (
        <Button variant="default" onClick={() => onTable(t('locate.tablePlaceholder'))}>
          {t('locate.tableSample')}
        </Button>
      )}
    </>
  )
}

type ZoneSelectProps = { readonly srid: string; readonly onSrid: (srid: string) => void }

function ZoneSelect({ srid, onSrid }: ZoneSelectProps) {
  const { t, nameOf } = useWords()
  return (
    <NativeSelect
      label={t('locate.tableZone')}
      size="md"
      value={srid}
      onChange={(event) => onSrid(event.currentTarget.value)}
      data={[
        { value: '', label: t('locate.zoneAuto') },
        ...LEGAL_ZONES.map((zone) => ({ value: String(zone.srid), label: nameOf(zone) })),
      ]}
    />
  )
}

function TablePreview({ preview }: { readonly preview: ParcelsReadAnswer }) {
  const { t, nameOf } = useWords()
  return (
    <>
      {preview.parcels.map(({ id, areaM2, commune, legal }) => (
        <FactList
          key={id}
          facts={[
            { term: t('confirm.area'), value: <Area m2={areaM2} /> },
            { term: t('confirm.commune'), value: commune ? nameOf(commune) : t('confirm.communeNone') },
            { term: t('confirm.zone'), value: <ZoneName srid={legal.srid} /> },
          ]}
        />
      ))}
    </>
  )
}
