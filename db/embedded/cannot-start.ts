/** Why the database cannot start, in one line for the person who starts it; a stack would not help them. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}
