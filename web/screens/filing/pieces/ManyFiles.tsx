import { useFilingWords } from '../../../text/useFilingWords.ts'
import uploads from '../../documents/documents.module.css'
import { UploadDrop } from '../../documents/UploadDrop.tsx'
import { UploadList } from '../../documents/UploadList.tsx'
import classes from '../filing.module.css'
import type { PieceFiles } from './usePieceFiles.ts'

/** One place for many files at once; each is said its piece once it is there. */
export function ManyFiles({ work }: { readonly work: PieceFiles }) {
  const say = useFilingWords()
  return (
    <section className={uploads.documents}>
      <h2>{say('pieces.all')}</h2>
      <p className={classes.hint}>{say('pieces.allText')}</p>
      <UploadDrop onFiles={(files) => work.add(files)} />
      <UploadList items={work.items.filter(({ piece }) => piece === null)} queue={work.queue} />
    </section>
  )
}
