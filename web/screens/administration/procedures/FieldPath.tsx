import { versionsFr } from '../../../text/fr/versions.ts'
import { useVersionWords } from '../../../text/useVersionWords.ts'
import classes from './versions.module.css'

type Field = keyof typeof versionsFr.fields
const isField = (name: string): name is Field => name in versionsFr.fields

/** A place in a definition: its first word in the reader's language, the rest as it is written. */
export function FieldPath({ path }: { readonly path: string }) {
  const say = useVersionWords()
  const [first = '', ...rest] = path.replace(/^definition\./, '').split('.')
  return (
    <span>
      {isField(first) ? say(`fields.${first}`) : first}
      {rest.length > 0 && (
        <>
          {' '}
          <code dir="ltr" className={classes.path}>
            {rest.join('.')}
          </code>
        </>
      )}
    </span>
  )
}
