import type { ServitudeBatch } from '../../../../api/contract/servitudeBatches.ts'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { DropFiles } from '../../administration/backlog/DropFiles.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { useBatchDeeds } from './batchQueries.ts'

/** The file of what the footprints are derived from, given after them. */
export function GeneratorsPart({ batch }: { readonly batch: ServitudeBatch }) {
  const say = useBatchWords()
  const { generators } = useBatchDeeds(batch)
  return (
    <section>
      <h2>{say('generators.title')}</h2>
      <DropFiles
        label={say('generators.file')}
        text={say('generators.text')}
        choose={say('generators.choose')}
        hint={say('hint')}
        accept=".zip,.geojson,.json,.gpkg,.dxf"
        busy={generators.isPending}
        onFiles={([file]) => file && generators.mutate(file)}
      />
      {generators.isPending && <Notice role="status">{say('reading')}</Notice>}
      <Refused error={generators.error} />
    </section>
  )
}
