import { useState } from 'react'
import { type DocumentAnswer, previewAddress } from '../../../api/contract/documents.ts'
import classes from './documents.module.css'
import { endingOf } from './ending.ts'

/** The first page in small where there is one, otherwise the kind of file in letters. Decorative: the name stands beside. */
export function Thumbnail({ document }: { readonly document: DocumentAnswer }) {
  const [failed, setFailed] = useState(false)
  const { id, fileName, previews, scan, withdrawnAt } = document
  const shown = previews === 'made' && scan !== 'infected' && scan !== 'waiting' && withdrawnAt === null && !failed
  return (
    <span className={classes.thumbnail} aria-hidden="true">
      {shown ? (
        <img src={previewAddress(id, 1, 200)} alt="" loading="lazy" onError={() => setFailed(true)} />
      ) : (
        <span>{endingOf(fileName)}</span>
      )}
    </span>
  )
}
