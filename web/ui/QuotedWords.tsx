import classes from './quotedWords.module.css'

type QuotedWordsProps = { readonly quoted: { readonly fr: string | null; readonly ar: string | null } }

/** Words of a text as it prints them, each language in its own direction, whatever the interface is read in. */
export const QuotedWords = ({ quoted: { fr, ar } }: QuotedWordsProps) => (
  <>
    {fr && (
      <blockquote className={classes.words} lang="fr" dir="ltr">
        {fr}
      </blockquote>
    )}
    {ar && (
      <blockquote className={classes.words} lang="ar" dir="rtl">
        {ar}
      </blockquote>
    )}
  </>
)
