import { Button, NativeSelect } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { DocumentAnswer } from '../../../api/contract/documents.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import type { Going } from './SheetBoard.tsx'
import { newestVersion } from './sheetDocuments.ts'
import classes from './sheets.module.css'

const CompareVersions = lazy(async () => ({
  default: (await import('../complements/CompareVersions.tsx')).CompareVersions,
}))

type DocumentChoiceProps = {
  readonly documents: readonly DocumentAnswer[]
  /** Null for the map of the ground. */
  readonly shown: DocumentAnswer | null
  readonly onGo: (going: Going) => void
}

const MAP = 'map'

/** What is on the board: a document, or the map of the ground. */
export function DocumentChoice({ documents, shown, onGo }: DocumentChoiceProps) {
  const say = useSheetWords()
  return (
    <div className={classes.choice}>
      <NativeSelect
        size="md"
        aria-label={say('document')}
        value={shown?.id ?? MAP}
        onChange={({ currentTarget: { value } }) =>
          onGo(value === MAP ? { map: 'yes', page: 1 } : { document: value, page: 1 })
        }
        data={[
          ...documents.map((one) => {
            const replaced = newestVersion(one, documents) > one.pieceVersion
            const named = { name: `\u2068${one.fileName}\u2069`, version: one.pieceVersion }
            return { value: one.id, label: say(replaced ? 'older' : 'version', named) }
          }),
          { value: MAP, label: say('onMap') },
        ]}
      />
      {shown && <OtherVersions {...{ documents, shown, onGo }} />}
    </div>
  )
}

type OtherVersionsProps = DocumentChoiceProps & { readonly shown: DocumentAnswer }

/** One that was replaced says so, and leads to what replaced it; two versions are read beside each other. */
function OtherVersions({ documents, shown, onGo }: OtherVersionsProps) {
  const say = useSheetWords()
  const [comparing, setComparing] = useState(false)
  const ofPiece = documents.filter(({ piece }) => piece !== null && piece === shown.piece)
  const newest = newestVersion(shown, documents)
  const newer = ofPiece.find(({ pieceVersion }) => pieceVersion === newest)
  const before = ofPiece.findLast(({ pieceVersion }) => pieceVersion < shown.pieceVersion)
  return (
    <>
      {before && (
        <Button variant="default" onClick={() => setComparing(true)}>
          {say('compare', { version: before.pieceVersion })}
        </Button>
      )}
      {before && comparing && (
        <Suspense fallback={null}>
          <CompareVersions before={before} after={shown} onClose={() => setComparing(false)} />
        </Suspense>
      )}
      {newest > shown.pieceVersion && newer && (
        <Notice>
          <p>{say('replaced')}</p>
          <Button variant="default" onClick={() => onGo({ document: newer.id, page: 1 })}>
            {say('toNewest', { version: newest })}
          </Button>
        </Notice>
      )}
    </>
  )
}
