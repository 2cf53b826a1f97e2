import { Radio } from '@mantine/core'
import { useState } from 'react'
import type { AgencyLayer } from '../../../api/contract/layers.ts'
import { useLayerWords } from '../../text/useLayerWords.ts'
import { DropFiles } from '../administration/backlog/DropFiles.tsx'
import { LookForm } from './LookForm.tsx'
import classes from './layers.module.css'
import { type Picked, PickLayer } from './PickLayer.tsx'

type AddProps = { readonly bodyId: string; readonly onAdded: (layer: AgencyLayer) => void }

/** A layer picked in a service, or given as a file; then what it is called and who sees it. */
export function AddLayer({ bodyId, onAdded }: AddProps) {
  const say = useLayerWords()
  const [from, setFrom] = useState<'service' | 'file'>('service')
  const [picked, setPicked] = useState<Picked | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const source = from === 'file' ? file && { file } : picked && { service: picked.service }
  const suggested = from === 'file' ? (file?.name.replace(/\.\w+$/, '') ?? '') : (picked?.title ?? '')
  return (
    <section className={classes.add} aria-label={say('desk.add')}>
      <h2>{say('desk.add')}</h2>
      <Radio.Group
        label={say('desk.from')}
        value={from}
        onChange={(value) => setFrom(value === 'file' ? 'file' : 'service')}
      >
        <div className={classes.from}>
          {(['service', 'file'] as const).map((each) => (
            <Radio
              key={each}
              value={each}
              size="md"
              mt="xs"
              label={say(each === 'service' ? 'desk.fromService' : 'desk.fromFile')}
            />
          ))}
        </div>
      </Radio.Group>
      {from === 'service' ? (
        <PickLayer bodyId={bodyId} picked={picked} onPick={setPicked} />
      ) : (
        <>
          <DropFiles
            label={say('desk.file')}
            text={say('desk.drop')}
            choose={say('desk.choose')}
            hint={say('desk.limits')}
            accept=".geojson,.json,.zip,.gpkg"
            busy={false}
            onFiles={([given]) => setFile(given ?? null)}
          />
          {file && (
            <p>
              <bdi>{file.name}</bdi>
            </p>
          )}
        </>
      )}
      {source && <LookForm key={suggested} {...{ bodyId, source, suggested, onAdded }} />}
    </section>
  )
}
