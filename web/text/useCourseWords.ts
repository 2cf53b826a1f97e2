import { wordsApart } from './apart.ts'
import { courseAr } from './ar/course.ts'
import { courseFr } from './fr/course.ts'

/** Where a dossier is, who holds it, until when, and what may be done with it. */
export const useCourseWords = wordsApart('course', courseFr, courseAr)
