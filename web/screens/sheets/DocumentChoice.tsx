import { Button, NativeSelect } from '@mantine/core'
import type { DocumentAnswer } from '../../../api/contract/documents.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { newestVersion } from './sheetDocuments.ts'
import classes from './sheets.module.css'

type DocumentChoiceProps = {
  readonly documents: readonly DocumentAnswer[]
  readonly shown: DocumentAnswer
  readonly onChoose: (id: string) => void
}

/** Which document is on the board; one that was replaced says so, and leads to what replaced it. */
export function DocumentChoice({ documents, shown, onChoose }: DocumentChoiceProps) {
  const say = useSheetWords()
  const newest = newestVersion(shown, documents)
  const newer = documents.find(({ piece, pieceVersion }) => piece === shown.piece && pieceVersion === newest)
  return (
    <div className={classes.choice}>
      <NativeSelect
        size="md"
        aria-label={say('document')}
        value={shown.id}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        data={documents.map((one) => {
          const replaced = newestVersion(one, documents) > one.pieceVersion
          return {
            value: one.id,
            label: say(replaced ? 'older' : 'version', {
              name: `\u2068${one.fileName}\u2069`,
              version: one.pieceVersion,
            }),
          }
        })}
      />
      {shown.piece !== null && newest > shown.pieceVersion && newer && (
        <Notice>
          <p>{say('replaced')}</p>
          <Button variant="default" onClick={() => onChoose(newer.id)}>
            {say('toNewest', { version: newest })}
          </Button>
        </Notice>
      )}
    </div>
  )
}
